import type { Programme } from '../domain/programme.ts'
import type { LetterMistake } from './letter-error.ts'
import { MOST_TITLE, MOST_VALUE, tooLong } from './limits.ts'
import { isAllowedAddress } from './markdown.ts'
import type { Lesson } from './read-lesson.ts'

/** What a lesson names and its schedule does not have, and what is too long to be a title or to fill a hole. */
export function lessonMistakes(lesson: Lesson, programme: Programme): LetterMistake[] {
  const messages = [
    ...missingNames(lesson, programme),
    ...Object.entries(programme.links).flatMap(([name, { url }]) => linkMessages(name, url)),
    tooLong('the title', lesson.title, MOST_TITLE),
    tooLong('the title of the programme', programme.title, MOST_VALUE),
    ...Object.entries(programme.events).map(([name, { title }]) =>
      tooLong(`events.${name}.title of the schedule`, title, MOST_VALUE),
    ),
  ]
  return messages.flatMap((message) => (message === undefined ? [] : [{ file: lesson.file, message }]))
}

function missingNames({ section, doors }: Lesson, { sections, links }: Programme): string[] {
  return [
    ...(sections[section] ? [] : [`section: no section « ${section} » in the schedule`]),
    ...Object.entries(doors)
      .filter(([, door]) => !links[door.link])
      .map(([name, door]) => `doors.${name}.link: no link « ${door.link} » in the schedule`),
  ]
}

function linkMessages(name: string, url: string): (string | undefined)[] {
  return [
    isAllowedAddress(url) ? undefined : `links.${name} of the schedule must start with https:// or mailto:`,
    tooLong(`links.${name} of the schedule`, url, MOST_VALUE),
  ]
}
