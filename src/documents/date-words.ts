import type { IsoDate } from '../domain/calendar-rule.ts'
import type { Language } from '../language/catalogues.ts'
import { calendarNames, dayAndMonthOf, dayOfMonthOf, fullDateOf } from '../language/dates.ts'
import { sayIn } from '../language/say.ts'

/** « jeudi 5 septembre 2019 »; `Thursday 5 September 2019`. */
export function fullDate(date: IsoDate, language: Language): string {
  return fullDateOf(midnight(date), language)
}

/** « jeudi 5 septembre » */
export function dayAndMonth(date: IsoDate, language: Language): string {
  return dayAndMonthOf(midnight(date), language)
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
  if (from.slice(0, 7) !== to.slice(0, 7)) return dayAndMonth(from, language)
  return dayOfMonthOf(midnight(from), language)
}

/** « septembre » */
export function monthName(date: IsoDate, language: Language): string {
  return calendarNames(language).months[midnight(date).getUTCMonth()] ?? ''
}

/** « lundi » to « dimanche », Monday first. */
export function weekdayNames(language: Language): string[] {
  const [sunday = '', ...others] = calendarNames(language).weekdays
  return [...others, sunday]
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: IsoDate): number {
  return midnight(date).getUTCDay() || 7
}

function midnight(date: IsoDate): Date {
  return new Date(`${date}T00:00Z`)
}
