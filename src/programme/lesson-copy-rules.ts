import type { Programme } from '../domain/programme.ts'
import type { Language } from '../language/catalogues.ts'
import { withCapital } from '../letters/small-beginning.ts'
import { smallBeginnings, smallFrontBeginnings } from './beginning-rules.ts'
import { calendarMistake } from './calendar-mistake.ts'
import { examplePlaceholder, fittingPlaceholders, type WrittenAt } from './calendar-placeholders.ts'
import { type CalendarWords, findCalendarWords } from './calendar-words.ts'
import { wordsOf } from './count-words.ts'
import { inlineTexts, type LessonFile, writtenActions } from './lesson-file.ts'
import { bodyLosses } from './loss-rules.ts'
import { type Mistake, warningAt } from './mistake.ts'
import { standInsOf } from './to-fill-in.ts'

const MOST_NAMED = 3

type LessonDay = Omit<WrittenAt, 'line'>

/**
 * Mistakes that a reader would notice: dates that are false for another cohort, sentences that begin with a small letter, a
 * body that is short or long, what is still to be written. With
 * `lessonDay`, the lesson's day in its programme, the message names the event or lesson that a date belongs to.
 */
export function copyMistakes(lesson: LessonFile, lessonDay?: LessonDay): Mistake[] {
  return [
    ...calendarMistakes(lesson, lessonDay),
    ...(lessonDay ? beginningMistakes(lesson, lessonDay.programme.language) : []),
    ...lossMistakes(lesson),
    ...lengthMistakes(lesson, lessonDay?.programme),
    ...unwritten(lesson),
  ]
}

/** One warning for a lesson, at the first of its stand-ins. */
function unwritten({ file, text }: LessonFile): Mistake[] {
  return standInsOf(text)
    .slice(0, 1)
    .map(({ line, said }) => warningAt({ file, line }, { warned: 'lesson-to-fill-in', said }))
}

function calendarMistakes({ file, text, front }: LessonFile, lessonDay: LessonDay | undefined): Mistake[] {
  const lines = text.split('\n')
  const fixed = Array.isArray(front.fixed_dates) ? front.fixed_dates.map(String) : []
  return findCalendarWords(text, fixed, lessonDay?.programme.language).map((found) => {
    const at = lessonDay && { ...lessonDay, line: lines[found.line - 1] ?? '' }
    return calendarMistake(found, { file, fixed, instead: insteadOf(found, at) })
  })
}

/** What says the same; undefined where nothing of the programme could be meant. */
function insteadOf({ words, capital }: CalendarWords, lessonDay: WrittenAt | undefined): string | undefined {
  if (lessonDay === undefined) return 'a placeholder such as {{ events.webinaire.start | relative_day }}'
  const raised = (text: string) => (capital ? withCapital(text, lessonDay.programme.language) : text)
  const fitting = fittingPlaceholders(words, lessonDay).slice(0, MOST_NAMED)
  if (fitting.length > 0) return fitting.map(raised).join(' or ')
  const example = examplePlaceholder(words, lessonDay)
  return example && `the placeholder for the moment that is meant, such as ${raised(example)}`
}

function beginningMistakes(lesson: LessonFile, language: Language): Mistake[] {
  const { file, source, front, body, bodyLine } = lesson
  const texts = [
    ...inlineTexts(lesson),
    ...['subject', 'preheader'].map((name) => ({ path: [name], text: front[name] })),
    ...writtenActions(lesson).map(({ path, action }) => ({ path: [...path, 'label'], text: action.label })),
  ]
  return [
    ...smallFrontBeginnings(texts, { file, language, source }),
    ...smallBeginnings(body, { file, language }, bodyLine),
  ]
}

/** What the letter would drop, or would show as typed. */
function lossMistakes(lesson: LessonFile): Mistake[] {
  const { file, body, bodyLine, source } = lesson
  const inline = inlineTexts(lesson).flatMap(({ path, text }) =>
    bodyLosses(text, file).map((loss) => ({ ...loss, line: source.lineOf(path) })),
  )
  return [...inline, ...bodyLosses(body, file, bodyLine)]
}

function lengthMistakes({ file, body, bodyLine }: LessonFile, programme: Programme | undefined): Mistake[] {
  if (!programme?.lesson_words) return []
  const { from, to } = programme.lesson_words
  const words = wordsOf(body)
  if (words >= from && words <= to) return []
  return [warningAt({ file, line: bodyLine }, { warned: 'body-length', words, fewest: from, most: to })]
}
