import type { IsoDate } from '../domain/calendar-rule.ts'
import { dateWords, type Language } from '../domain/moment-words.ts'
import { sayIn } from '../language/say.ts'

/** « jeudi 5 septembre 2019 »; `Thursday 5 September 2019`. */
export function fullDate(date: IsoDate, language: Language): string {
  return `${dayAndMonth(date, language)} ${date.slice(0, 4)}`
}

/** « jeudi 5 septembre » */
export function dayAndMonth(date: IsoDate, language: Language): string {
  const at = midnight(date)
  return dateWords({ at, wholeDay: true, date }, { now: at, zone: 'utc', language })
}

/** « du jeudi 5 au mercredi 25 septembre 2019 »: what both dates share is said once. */
export function dateSpan(from: IsoDate, to: IsoDate, language: Language): string {
  const say = sayIn(language)
  const last = fullDate(to, language)
  if (from === to) return say('date.on', { date: last })
  return say('date.span', { first: shortenedLike(from, to, language), last })
}

function shortenedLike(from: IsoDate, to: IsoDate, language: Language): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return fullDate(from, language)
  const words = dayAndMonth(from, language)
  return from.slice(0, 7) === to.slice(0, 7) ? words.split(' ').slice(0, 2).join(' ') : words
}

/** « septembre » */
export function monthName(date: IsoDate, language: Language): string {
  return dayAndMonth(date, language).split(' ')[2] ?? ''
}

/** « lundi » to « dimanche », Monday first. */
export function weekdayNames(language: Language): string[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => dayAndMonth(`2024-01-0${day}`, language).split(' ')[0] ?? '')
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: IsoDate): number {
  return midnight(date).getUTCDay() || 7
}

function midnight(date: IsoDate): Date {
  return new Date(`${date}T00:00Z`)
}
