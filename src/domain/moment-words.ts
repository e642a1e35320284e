import { IANAZone } from 'luxon'
import type { IsoDate } from './calendar-rule.ts'

/**
 * A moment that letters speak of. A whole day keeps its own calendar `date` for every reader, and `at` is
 * the start of that date in the zone of the event; a timed moment is told in the zone of the reader.
 */
export type LetterMoment = { readonly at: Date; readonly wholeDay: boolean; readonly date: IsoDate }

export type Language = 'fr' | 'en'

/** Who is told, and when: `now` is the instant the letter leaves, `zone` the IANA zone of the reader. */
export type Reader = { readonly now: Date; readonly zone: string; readonly language: Language }

const NO_BREAK_SPACE = '\u00A0'
const DAY = 24 * 60 * 60_000

const WORDS = {
  fr: {
    near: { '-1': 'hier', '0': 'aujourd’hui', '1': 'demain' },
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    months: [
      ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
      ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
    ],
  },
  en: {
    near: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
  },
} as const

/** « hier », « aujourd’hui », « demain », or the date in words, as is true for the reader at `now`. */
export function relativeDay(moment: LetterMoment, reader: Reader): string {
  const date = wallClock(moment, reader.zone)
  const today = startOfToday(reader)
  const days = Math.floor((date.getTime() - today.getTime()) / DAY)
  const near: Readonly<Record<string, string>> = WORDS[reader.language].near
  return near[String(days)] ?? inWords(date, today, reader.language)
}

/** « jeudi 19 septembre », « dimanche 1er septembre », with the year when it is not the year of `now`. */
export function dateWords(moment: LetterMoment, reader: Reader): string {
  return inWords(wallClock(moment, reader.zone), startOfToday(reader), reader.language)
}

/**
 * « 13 h », « 13 h 30 » (no-break spaces) in French, `13:30` in English, in the zone of the reader.
 * Throws a RangeError for a whole day, which has no hour.
 */
export function timeWords(moment: LetterMoment, reader: Reader): string {
  if (moment.wholeDay) throw new RangeError(`${moment.date} is a whole day and has no hour`)
  const time = wallClock(moment, reader.zone)
  const hour = time.getUTCHours()
  const minutes = String(time.getUTCMinutes()).padStart(2, '0')
  if (reader.language === 'en') return `${hour}:${minutes}`
  return [hour, 'h', ...(minutes === '00' ? [] : [minutes])].join(NO_BREAK_SPACE)
}

/** « 1er », « 2e », « 14e »; `1st`, `2nd`, `14th` in English. */
export function ordinal(number: number, language: Language): string {
  if (language === 'fr') return number === 1 ? '1er' : `${number}e`
  const teen = number % 100 > 10 && number % 100 < 14
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${suffix}`
}

/** True from the instant of a timed moment on; for a whole day, from the start of that day on. */
export function hasPassed(moment: LetterMoment, now: Date): boolean {
  return now.getTime() >= moment.at.getTime()
}

function inWords(date: Date, today: Date, language: Language): string {
  const { weekdays, months } = WORDS[language]
  const day = language === 'fr' && date.getUTCDate() === 1 ? '1er' : String(date.getUTCDate())
  const year = date.getUTCFullYear()
  const told = `${weekdays[date.getUTCDay()]} ${day} ${months[date.getUTCMonth()]}`
  return year === today.getUTCFullYear() ? told : `${told} ${year}`
}

/** Midnight of the reader's date at `now`, read with the UTC getters. */
function startOfToday({ now, zone }: Reader): Date {
  return new Date(Math.floor(onClock(now, zone) / DAY) * DAY)
}

/** What the reader's calendar and clock show at a moment, read with the UTC getters. */
function wallClock(moment: LetterMoment, zone: string): Date {
  return new Date(moment.wholeDay ? Date.parse(`${moment.date}T00:00Z`) : onClock(moment.at, zone))
}

// A luxon DateTime says the same at ten times the cost, and a letter asks many times.
function onClock(instant: Date, zone: string): number {
  return instant.getTime() + offsetAt(instant.getTime(), zone) * 60_000
}

/** Offsets last asked for: thousands of letters that leave together ask for the same few. */
const offsets = new Map<string, number>()
const OFFSETS_KEPT = 200

function offsetAt(milliseconds: number, zone: string): number {
  const key = `${milliseconds} ${zone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = IANAZone.create(zone).offset(milliseconds)
  if (Number.isNaN(offset)) throw new RangeError(`there is no time zone "${zone}"`)
  if (offsets.size >= OFFSETS_KEPT) offsets.clear()
  offsets.set(key, offset)
  return offset
}
