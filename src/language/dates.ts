import { LRUCache } from 'lru-cache'
import type { Language } from './catalogues.ts'
import { sayIn } from './say.ts'

type Names = { weekdays: readonly string[]; months: readonly string[] }

const known = new Map<Language, Names>()

/** « jeudi 5 septembre », of the UTC date of an instant. */
export function dayAndMonthOf(date: Date, language: Language): string {
  const key = `${language} ${date.getUTCDay()} ${date.getUTCDate()} ${date.getUTCMonth()}`
  return datesSaid.memo(key, { context: { date, language } })
}

/** Thousands of letters that leave together say the same few dates. */
const datesSaid = new LRUCache<string, string, { date: Date; language: Language }>({
  max: 400,
  memoMethod(_key, _stale, { context: { date, language } }) {
    const { weekdays, months } = calendarNames(language)
    const [weekday = '', month = ''] = [weekdays[date.getUTCDay()], months[date.getUTCMonth()]]
    return sayIn(language)('time.date', { weekday, day: date.getUTCDate(), month })
  },
})

/** « jeudi 5 », of the UTC date of an instant. */
export function dayOfMonthOf(date: Date, language: Language): string {
  const weekday = calendarNames(language).weekdays[date.getUTCDay()] ?? ''
  return sayIn(language)('time.dayOfMonth', { weekday, day: date.getUTCDate() })
}

/** « jeudi 5 septembre 2019 », of the UTC date of an instant. */
export function fullDateOf(date: Date, language: Language): string {
  const year = date.getUTCFullYear()
  return sayIn(language)('time.dateOfYear', { date: dayAndMonthOf(date, language), year })
}

/** « 13 h 30 »; `13:30` in English: the UTC time of an instant. */
export function hourOf(time: Date, language: Language): string {
  const [hour, minute] = [time.getUTCHours(), String(time.getUTCMinutes()).padStart(2, '0')]
  return hoursSaid.memo(`${language} ${hour}:${minute}`, { context: { hour, minute, language } })
}

/** Thousands of letters say the same few hours too. */
const hoursSaid = new LRUCache<string, string, { hour: number; minute: string; language: Language }>({
  max: 400,
  memoMethod: (_key, _stale, { context: { hour, minute, language } }) =>
    sayIn(language)('time.hour', { hour, minute }),
})

/** The names of the days of the week, Sunday first, and of the months, as they are in a sentence. */
export function calendarNames(language: Language): Names {
  const names = known.get(language) ?? readNames(language)
  known.set(language, names)
  return names
}

function readNames(language: Language): Names {
  const name = (part: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...part, timeZone: 'UTC' })
    return (date: Date) => format.format(date)
  }
  // 1 January 2023 was a Sunday.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2023, 0, 1 + day)))
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2023, month, 1)))
  return { weekdays: days.map(name({ weekday: 'long' })), months: months.map(name({ month: 'long' })) }
}
