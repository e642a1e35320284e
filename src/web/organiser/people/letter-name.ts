import { html } from 'hono/html'
import type { Html } from '../../../html/html.ts'
import type { PersonLetter } from '../../../store/people-timeline.ts'
import type { Visit } from '../visit.ts'
import type { CourseNames } from './lesson-titles.ts'

type Named = Pick<PersonLetter, 'letter' | 'kind' | 'day' | 'event' | 'asked' | 'askedLetter'>

/** What a letter is called: « Jour 7 – Le titre », « Rappel : Webinaire », « Le titre, envoyée de nouveau ». */
export function letterName(letter: Named, names: CourseNames | undefined, { say }: Visit): Html | string {
  const { kind, day, asked, askedLetter } = letter
  const event = letter.event === null ? '' : (names?.events.get(letter.event) ?? letter.event)
  switch (kind) {
    case 'lesson':
      return html`${say('me.day', { day })} – ${lessonTitle(letter.letter, names)}`
    case 'reminder':
      return say('o.person.letter.reminder', { event })
    case 'notice':
      return say('o.person.letter.notice', { event })
    default:
      if (asked === 'lesson' && askedLetter !== null)
        return html`${lessonTitle(askedLetter, names)} ${say('o.person.letter.again')}`
      return asked === null ? letter.letter : say(`o.person.asked.${asked}`, { event })
  }
}

export function lessonTitle(letter: string, names: CourseNames | undefined): Html | string {
  const title = names?.lessons.get(letter)
  return title === undefined ? letter : html`<span lang="${names?.language}">${title}</span>`
}
