import type { Edition } from '../../domain/edition.ts'
import type { OwnLetter } from './own-letter.ts'

/** The file that a programme's own words for a reminder are in; `letter` is `<event>.<reminder>`. */
export function ownReminderFile(letter: string): string {
  return `reminders/${letter}.md`
}

/** The programme's own words for a reminder, `<event>.<reminder>`; undefined where it has none. */
export function ownReminder(edition: Edition, letter: string): OwnLetter | undefined {
  const file = ownReminderFile(letter)
  const source = Object.hasOwn(edition.files, file) ? edition.files[file] : undefined
  const event = edition.programme.events[letter.slice(0, letter.indexOf('.'))]
  return source === undefined || !event ? undefined : { editionHash: edition.hash, file, source, event }
}
