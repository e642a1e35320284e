import type { IsoDate } from './calendar-rule.ts'
import { inPlace } from './place.ts'
import { daysBetween, offsetAt, shownAt, startOfToday } from './reader-clock.ts'

/**
 * A moment that letters speak of. A whole day keeps its own calendar `date` for every reader, and `at` is
 * the start of that date in the zone of the event; a timed moment is told in the zone of the reader.
 */
export type LetterMoment = { readonly at: Date; readonly wholeDay: boolean; readonly date: IsoDate }

export type Language = 'fr' | 'en'

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

const NO_BREAK_SPACE = '\u00A0'

const WORDS = {
  fr: {
    near: { '-1': 'hier', '0': 'aujourd’hui', '1': 'demain' },
    otherDay: {
      '-2': 'deux jours plus tôt',
      '-1': 'la veille',
      '1': 'le lendemain',
      '2': 'deux jours plus tard',
    },
    weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
    months: [
      ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
      ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
    ],
  },
  en: {
    near: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
    otherDay: { '-2': 'two days before', '-1': 'the day before', '1': 'the next day', '2': 'two days later' },
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      ...['January', 'February', 'March', 'April', 'May', 'June'],
      ...['July', 'August', 'September', 'October', 'November', 'December'],
    ],
  },
} as const

/** « hier », « aujourd’hui », « demain », or the date in words, as is true for the reader at `now`. */
export function relativeDay(moment: LetterMoment, reader: Reader): string {
  const date = shownAt(moment, reader.zone)
  const today = startOfToday(reader.now, reader.zone)
  const days = daysBetween(today, date)
  const near: Readonly<Record<string, string>> = WORDS[reader.language].near
  return near[String(days)] ?? inWords(date, today, reader.language)
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
  const told = hourWords(here, language)
  if (here.getTime() === there.getTime()) return told
  const place = inPlace(home, language) ?? offsetWords(offsetAt(moment.at, home))
  const otherDay: Readonly<Record<string, string>> = WORDS[language].otherDay
  const day = otherDay[String(daysBetween(here, there))] ?? ''
  const words = [hourWords(there, language), ...(day === '' ? [] : [day]), place]
  return `${told} (${words.join(' ')})`
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

function hourWords(time: Date, language: Language): string {
  const hour = time.getUTCHours()
  const minutes = String(time.getUTCMinutes()).padStart(2, '0')
  if (language === 'en') return `${hour}:${minutes}`
  return [hour, 'h', ...(minutes === '00' ? [] : [minutes])].join(NO_BREAK_SPACE)
}

/** « UTC », « UTC+2 », « UTC−9:30 »: what is true of a zone that names no place. */
function offsetWords(offset: number): string {
  if (offset === 0) return 'UTC'
  const minutes = Math.abs(offset) % 60
  const hours = Math.floor(Math.abs(offset) / 60)
  return `UTC${offset < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}

function inWords(date: Date, today: Date, language: Language): string {
  const { weekdays, months } = WORDS[language]
  const day = language === 'fr' && date.getUTCDate() === 1 ? '1er' : String(date.getUTCDate())
  const year = date.getUTCFullYear()
  const told = `${weekdays[date.getUTCDay()]} ${day} ${months[date.getUTCMonth()]}`
  return year === today.getUTCFullYear() ? told : `${told} ${year}`
}
