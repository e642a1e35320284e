import { DateTime } from 'luxon'
import type { Cohort } from '../../domain/cohort.ts'
import type { LetterMoment } from '../../domain/moment-words.ts'

/** `Wed 2027-03-17 13:00` in a zone. */
export function instantIn(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('ccc yyyy-LL-dd HH:mm')
}

/** Like `instantIn`, but a whole day is its date alone. */
export function momentIn({ at, wholeDay, date }: LetterMoment, zone: string): string {
  return wholeDay ? DateTime.fromISO(date, { zone: 'utc' }).toFormat('ccc yyyy-LL-dd') : instantIn(at, zone)
}

/** The first line about an event: `webinaire, The webinar (mars, Europe/Paris)`. */
export function eventHeading(event: string, title: string, { slug, zone }: Cohort): string {
  return `${event}, ${title} (${slug}, ${zone})`
}
