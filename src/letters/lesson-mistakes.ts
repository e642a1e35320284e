import { actionsOf, sectionIn } from '../domain/field-values.ts'
import type { Programme } from '../domain/programme.ts'
import { pagesOf } from './letter-context.ts'
import type { LetterMistake } from './letter-error.ts'
import { MOST_TITLE, MOST_VALUE, tooLong } from './limits.ts'
import { isAllowedAddress } from './markdown.ts'
import type { Lesson } from './read-lesson.ts'

/** What a lesson names and its schedule does not have, and what is too long to be a title or to fill a placeholder. */
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

function missingNames({ values }: Lesson, programme: Programme): string[] {
  const { sections, links } = programme
  const events = pagesOf(programme)
  const section = sectionIn(values)
  const actions = actionsOf(values)
  return [
    ...(section === undefined || sections[section]
      ? []
      : [`section: no section “${section}” in the schedule`]),
    ...actions
      .filter(({ link }) => link !== undefined && !links[link])
      .map(({ field, name, link }) => `${field}.${name}.link: no link “${link}” in the schedule`),
    ...actions
      .filter(({ event }) => event !== undefined && !events.includes(event))
      .map(
        ({ field, name, event }) => `${field}.${name}.event: no webinar or mooc “${event}” in the schedule`,
      ),
  ]
}

function linkMessages(name: string, url: string): (string | undefined)[] {
  return [
    isAllowedAddress(url) ? undefined : `links.${name} of the schedule must start with https:// or mailto:`,
    tooLong(`links.${name} of the schedule`, url, MOST_VALUE),
  ]
}
