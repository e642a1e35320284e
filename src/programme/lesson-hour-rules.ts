import { errorAt, type Mistake } from './mistake.ts'
import type { ListedLesson, Schedule } from './schedule.ts'

/**
 * Checks when lessons come: the first after none, and those of one date each at an hour after that of the one before
 * it.
 */
export function lessonHourMistakes(schedule: Schedule): Mistake[] {
  const lessons = schedule.lessons.toSorted((a, b) => a.day - b.day)
  return lessons.flatMap((lesson, index) => {
    const before = lessons[index - 1]
    if (lesson.comes !== undefined && lesson.day === 1) return [ofTheFirst(schedule, lesson)]
    // Where the lesson before it cannot be read, nothing is known of its hour.
    if (lesson.comes !== 'same day' || before?.day !== lesson.day - 1) return []
    return hourMistakes(schedule, { lesson, before })
  })
}

function ofTheFirst({ file, source }: Schedule, { index, letter }: ListedLesson): Mistake {
  const position = { file, line: source.lineOf(['lessons', index, 'comes']) }
  return errorAt(position, `'${letter}' is the first lesson, and comes after no other`, "no 'comes'")
}

type Pair = { lesson: ListedLesson; before: ListedLesson }

function hourMistakes({ file, source, programme, broken }: Schedule, { lesson, before }: Pair): Mistake[] {
  const earlier = before.at ?? (broken.has('at') ? undefined : programme.at)
  const { letter, at, index } = lesson
  const expected = `an hour after ${earlier ?? 'that of the lesson before'}, such as at: "18:00"`
  const mistakeAt = (key: string, what: string) =>
    errorAt({ file, line: source.lineOf(['lessons', index, key]) }, what, expected)
  const pair = `on the same day as '${before.letter}'`
  if (at === undefined) return [mistakeAt('comes', `'${letter}' comes ${pair} and has no hour of its own`)]
  if (earlier === undefined || at > earlier) return []
  const what =
    at === earlier
      ? `'${letter}' leaves ${pair} and at the same hour, ${at}`
      : `'${letter}' leaves ${pair} and before it: at ${at}, and not after ${earlier}`
  return [mistakeAt('at', what)]
}
