import { createRequire } from 'node:module'
import type { CalendarRule, IsoDate } from './calendar-rule.ts'

type Region = NonNullable<CalendarRule['holidays']>['region']
type NamesByDate = ReadonlyMap<IsoDate, string>

const require = createRequire(import.meta.url)
const years = new Map<string, NamesByDate>()

/**
 * Whether `date` is a public holiday. `france`: the eleven of Code du travail, art. L3133-1. `alsace-moselle`:
 * those, Good Friday and 26 December (art. L3134-13; the law limits Good Friday to communes with a Protestant
 * or shared church, here it counts in all).
 */
export function isPublicHoliday(date: IsoDate, region: Region): boolean {
  return publicHolidayName(date, region) !== undefined
}

/** The French name of the public holiday on `date`, such as `Lundi de Pâques`; undefined on any other date. */
export function publicHolidayName(date: IsoDate, region: Region): string | undefined {
  return holidaysOf(date.slice(0, 4), region).get(date)
}

function holidaysOf(year: string, region: Region): NamesByDate {
  const key = `${region} ${year}`
  const known = years.get(key)
  if (known) return known
  const names = namesByDate(year, region)
  years.set(key, names)
  return names
}

function namesByDate(year: string, region: Region): NamesByDate {
  // Loaded on first use: the rules of the whole world cost 40 MB and 0.2 s, and most courses ask for none.
  const Holidays = require('date-holidays') as typeof import('date-holidays').default
  // Bas-Rhin stands for Haut-Rhin and Moselle too: the package has the same holidays for the three.
  const calendar = region === 'france' ? new Holidays('FR') : new Holidays('FR', '67')
  const holidays = calendar.getHolidays(year, 'fr').filter(({ type }) => type === 'public')
  return new Map(holidays.map(({ date, name }) => [date.slice(0, 10), name]))
}
