import { DateTime } from 'luxon'
import { localDate } from '../../domain/local-time.ts'
import { dateWords, timeWords } from '../../domain/moment-words.ts'
import type { Language } from '../../language/catalogues.ts'
import { fullDateOf } from '../../language/dates.ts'

/** « jeudi 5 septembre 2019 » */
export function dayAndYear(date: string, language: Language): string {
  return fullDateOf(new Date(`${date}T00:00Z`), language)
}

/** « jeudi 5 septembre », as calendars in `zone` have it. */
export function localDayWords(at: Date, zone: string, language: Language): string {
  return dateWords({ at, wholeDay: false, date: localDate(at, zone) }, { now: at, zone, language })
}

/** « 7 h 30 », as clocks in `zone` show it. */
export function localHourWords(at: Date, zone: string, language: Language): string {
  return timeWords({ at, wholeDay: false, date: localDate(at, zone) }, { now: at, zone, language })
}

/** « septembre 2019 » for `2019-09`. */
export function monthWords(month: string, language: Language): string {
  return DateTime.fromISO(`${month}-01`, { zone: 'utc', locale: language }).toFormat('LLLL yyyy')
}

/** `lundi` to `dimanche`, for 1 to 7. */
export function weekdayWords(weekday: number, language: Language, length: 'long' | 'short'): string {
  const aMonday = DateTime.utc(2019, 9, 2, { locale: language })
  return aMonday.plus({ days: weekday - 1 }).toFormat(length === 'long' ? 'cccc' : 'ccc')
}
