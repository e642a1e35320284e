import type { Language, PlainMessage } from '../language/catalogues.ts'
import { dayAndMonthOf, fullDateOf, hourOf } from '../language/dates.ts'
import { sayIn } from '../language/say.ts'
import type { IsoDate } from './calendar-rule.ts'
import { inPlace } from './place.ts'
import { daysBetween, offsetAt, shownAt, startOfToday } from './reader-clock.ts'

/**
 * A moment that letters speak of. A whole day keeps its own calendar `date` for every reader, and `at` is
 * the start of that date in the zone of the event; a timed moment is told in the zone of the reader.
 */
export type LetterMoment = { readonly at: Date; readonly wholeDay: boolean; readonly date: IsoDate }

/**
 * Who is told, and when: `now` is the instant the letter leaves, `zone` the IANA zone of the reader. With `home`, the
 * zone in which the event takes place, hours are told as both clocks show them where they differ.
 */
export type Reader = {
  readonly now: Date
  readonly zone: string
  readonly language: Language
  readonly home?: string
}

/** What days are called by their distance from today, and what those of another place are by theirs from here. */
const NEAR = new Map<number, PlainMessage>([
  [-1, 'time.yesterday'],
  [0, 'time.today'],
  [1, 'time.tomorrow'],
])
const OTHER_DAY = new Map<number, PlainMessage>([
  [-2, 'time.twoDaysBefore'],
  [-1, 'time.dayBefore'],
  [1, 'time.nextDay'],
  [2, 'time.twoDaysLater'],
])

/**
 * « hier », « aujourd’hui », « demain », or the date in words, as is true for the reader at `now`; in Spanish « el
 * lunes, … ».
 */
export function relativeDay(moment: LetterMoment, reader: Reader): string {
  const near = nearDay(moment, reader)
  return near ?? sayIn(reader.language)('time.farDay', { date: dateWords(moment, reader) })
}

/** « hier », « aujourd’hui », « demain », as is true for the reader at `now`; undefined for any other day. */
export function nearDay(moment: LetterMoment, reader: Reader): string | undefined {
  const today = startOfToday(reader.now, reader.zone)
  const near = NEAR.get(daysBetween(today, shownAt(moment, reader.zone)))
  return near && sayIn(reader.language)(near)
}

/** « jeudi 19 septembre », « dimanche 1er septembre », with the year when it is not the year of `now`. */
export function dateWords(moment: LetterMoment, reader: Reader): string {
  return inWords(shownAt(moment, reader.zone), startOfToday(reader.now, reader.zone), reader.language)
}

/**
 * « 13 h », « 13 h 30 » (no-break spaces) in French, `13:30` in English, in the zone of the reader; where clocks at
 * `home` show another hour then, both: « 8 h (13 h à Paris) », « 4 h (19 h la veille à Paris) ».
 * Throws a RangeError for a whole day, which has no hour.
 */
export function timeWords(moment: LetterMoment, reader: Reader): string {
  if (moment.wholeDay) throw new RangeError(`${moment.date} is a whole day and has no hour`)
  const { zone, home = zone, language } = reader
  const here = shownAt(moment, zone)
  const there = shownAt(moment, home)
  const told = hourOf(here, language)
  if (here.getTime() === there.getTime()) return told
  const place = inPlace(home, language) ?? offsetWords(offsetAt(moment.at, home))
  const day = OTHER_DAY.get(daysBetween(here, there))
  const words = [hourOf(there, language), ...(day ? [sayIn(language)(day)] : []), place]
  return `${told} (${words.join(' ')})`
}

/** « 1er », « 2e », « 14e »; `1st`, `2nd`, `14th` in English. */
export function ordinal(number: number, language: Language): string {
  return sayIn(language)('time.ordinal', { number })
}

/** True from the instant of a timed moment on; for a whole day, from the start of that day on. */
export function hasPassed(moment: LetterMoment, now: Date): boolean {
  return now.getTime() >= moment.at.getTime()
}

/** « UTC », « UTC+2 », « UTC−9:30 »: what is true of a zone that names no place. */
function offsetWords(offset: number): string {
  if (offset === 0) return 'UTC'
  const minutes = Math.abs(offset) % 60
  const hours = Math.floor(Math.abs(offset) / 60)
  return `UTC${offset < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}

function inWords(date: Date, today: Date, language: Language): string {
  const isOfThisYear = date.getUTCFullYear() === today.getUTCFullYear()
  return isOfThisYear ? dayAndMonthOf(date, language) : fullDateOf(date, language)
}
