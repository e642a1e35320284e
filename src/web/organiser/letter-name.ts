import { html } from 'hono/html'
import type { Course } from '../../documents/course.ts'
import { typeset } from '../../documents/french-marks.ts'
import { lessonNumber } from '../../domain/lesson-number.ts'
import type { Html } from '../../html/html.ts'
import type { Language } from '../../language/catalogues.ts'
import { withoutPlaceholders } from '../../letters/without-placeholders.ts'
import type { NamedLetter } from '../../store/named-letter.ts'
import { inLanguage } from '../reader/programme/marks.ts'
import { reminderTime } from './reminder-time.ts'
import type { Visit } from './visit.ts'

/** Nobody asked for a letter of the calendar. */
type Named = Pick<NamedLetter, 'letter' | 'kind' | 'day' | 'event'> & Partial<NamedLetter>

type Words = Pick<Visit, 'say' | 'language'>

/** What a letter is called: « Jour 7 – Le titre », « Rappel : Webinaire, la veille ». */
export function letterName(letter: Named, course: Course | undefined, words: Words): string {
  const title = titleOf(letter, course)
  const set = course ? typeset(title, course.programme.language) : title
  return wordsOf(letter, set, { ...words, course })
}

/** Stands in a sentence for a title, until it is marked as words of another language. */
const HERE = '\u{FFFC}'

/** The same for a page: the words of a programme are marked where its language is another. */
export function shownLetterName(letter: Named, course: Course | undefined, { say, language }: Visit): Html {
  const [before = '', after] = wordsOf(letter, HERE, { course, say, language }).split(HERE)
  if (after === undefined) return html`${before}`
  return html`${before}${marked(titleOf(letter, course), course, language)}${after}`
}

/** What a letter of an edition's difference is called; `day` is 0 for a reminder. */
export function changedLetterName(
  { letter, day }: { letter: string; day: number },
  course: Course | undefined,
  visit: Visit,
): Html {
  const isLesson = day > 0
  const event = isLesson ? null : letter.slice(0, letter.indexOf('.'))
  return shownLetterName({ letter, day, event, kind: isLesson ? 'lesson' : 'reminder' }, course, visit)
}

/** The title of a lesson, marked in the same way. */
export function shownLessonTitle(letter: string, course: Course | undefined, { language }: Visit): Html {
  return marked(lessonTitle(letter, course), course, language)
}

function marked(title: string, course: Course | undefined, language: Language): Html {
  return course ? inLanguage(title, course, language) : html`${title}`
}

/** The title of an event. */
export function eventTitle(event: string, course: Course | undefined): string {
  return course?.programme.events[event]?.title ?? event
}

function lessonTitle(letter: string, course: Course | undefined): string {
  return course?.lessons.find((lesson) => lesson.letter === letter)?.title ?? letter
}

function titleOf({ letter, event, askedLetter, subject }: Named, course: Course | undefined): string {
  if (subject != null) return withoutPlaceholders(subject)
  return event === null ? lessonTitle(askedLetter ?? letter, course) : eventTitle(event, course)
}

function wordsOf(
  named: Named,
  title: string,
  { course, say, language }: Words & { course: Course | undefined },
): string {
  const { letter, kind, day, asked = null } = named
  switch (kind) {
    case 'lesson':
      return say('o.letters.lesson', {
        number: lessonNumber(day, { programme: course?.programme, language }),
        title,
      })
    case 'reminder': {
      const when = reminderTime(named, course, { say, language })
      return say('o.letters.reminder', { event: when === undefined ? title : `${title}, ${when}` })
    }
    case 'notice':
      return say('o.letters.notice', { event: title })
    case 'one-off':
      return say('o.letters.oneOff', { title })
    default:
      if (asked === 'lesson') return say('o.letters.repeated', { title })
      return asked === null ? letter : say(`o.person.asked.${asked}`, { event: title })
  }
}
