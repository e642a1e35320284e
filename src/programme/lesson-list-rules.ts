import { lessonHourMistakes } from './lesson-hour-rules.ts'
import { errorAt, type Mistake } from './mistake.ts'
import type { ListedLesson, Schedule } from './schedule.ts'

/**
 * Checks the list of lessons: each day from 1 on appears once, each letter once, and those of one date have hours in
 * order.
 */
export function lessonListMistakes(schedule: Schedule): Mistake[] {
  const mistakes = [...twice(schedule, 'day'), ...twice(schedule, 'letter'), ...gaps(schedule)]
  // Which lesson is before which is not known while days are wrong.
  return mistakes.length > 0 ? mistakes : lessonHourMistakes(schedule)
}

function twice({ file, source, lessons }: Schedule, key: 'day' | 'letter'): Mistake[] {
  const first = new Map<unknown, ListedLesson>()
  return lessons.flatMap((lesson) => {
    const before = first.get(lesson[key])
    if (before === undefined) {
      first.set(lesson[key], lesson)
      return []
    }
    const [line, other] = [lesson, before].map(({ index }) => source.lineOf(['lessons', index, key]))
    const what =
      key === 'day' ? `day ${lesson.day} is there twice` : `the letter '${lesson.letter}' is used twice`
    return [errorAt({ file, line: line ?? 1 }, `${what}: also on line ${other}`)]
  })
}

/** Reported on the line of the lesson after the gap. */
function gaps({ file, source, lessons, broken }: Schedule): Mistake[] {
  if (broken.has('lessons')) return []
  const inOrder = lessons.toSorted((a, b) => a.day - b.day)
  return inOrder.flatMap(({ day, index }, position) => {
    const expected = (inOrder[position - 1]?.day ?? 0) + 1
    if (day <= expected) return []
    const missing =
      day - 1 === expected ? `day ${expected} is missing` : `days ${expected} to ${day - 1} are missing`
    return [errorAt({ file, line: source.lineOf(['lessons', index, 'day']) }, missing, 'every day from 1 on')]
  })
}
