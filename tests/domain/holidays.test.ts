import { describe, expect, it } from 'vitest'
import { isPublicHoliday, publicHolidayName } from '../../src/domain/holidays.ts'

const DAY = 24 * 60 * 60_000
const YEARS = Array.from({ length: 16 }, (_, index) => 2020 + index)
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
const EASTER_MONDAY = 1
const ASCENSION = 39
const WHIT_MONDAY = 50

describe('public holidays', () => {
  it.each(YEARS)('of France are the eleven of the law and no other date in %d', (year) => {
    expect(holidaysIn(year, 'france')).toEqual(lawfulIn(year))
  })

  it.each(YEARS)('of Alsace-Moselle add Good Friday and 26 December in %d', (year) => {
    const local = [fromEaster(year, -2), `${year}-12-26`]
    expect(holidaysIn(year, 'alsace-moselle')).toEqual([...lawfulIn(year), ...local].sort())
  })

  it('leave out Easter Sunday, Whit Sunday and Mother’s Day', () => {
    for (const sunday of ['2026-04-05', '2026-05-24', '2026-05-31']) {
      expect(isPublicHoliday(sunday, 'france')).toBe(false)
      expect(isPublicHoliday(sunday, 'alsace-moselle')).toBe(false)
    }
  })

  it('have French names', () => {
    expect(publicHolidayName('2026-04-06', 'france')).toBe('Lundi de Pâques')
    expect(publicHolidayName('2026-12-26', 'alsace-moselle')).toBe('Lendemain de Noël')
    expect(publicHolidayName('2026-12-26', 'france')).toBeUndefined()
  })

  it('count once where two fall on the same date', () => {
    expect(isPublicHoliday('2059-05-08', 'france')).toBe(true)
    expect(holidaysIn(2059, 'france')).toHaveLength(10)
  })
})

function holidaysIn(year: number, region: 'france' | 'alsace-moselle'): string[] {
  return datesOf(year).filter((date) => isPublicHoliday(date, region))
}

function lawfulIn(year: number): string[] {
  const moving = [EASTER_MONDAY, ASCENSION, WHIT_MONDAY].map((days) => fromEaster(year, days))
  return [...FIXED.map((monthDay) => `${year}-${monthDay}`), ...moving].sort()
}

function datesOf(year: number): string[] {
  const dates: string[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY) dates.push(isoDate(at))
  return dates
}

function fromEaster(year: number, days: number): string {
  return isoDate(easterSunday(year) + days * DAY)
}

/** The Gregorian Easter by way of Gauss: the Sunday after the full moon of the church (valid 1900 to 2099). */
function easterSunday(year: number): number {
  const moon = (19 * (year % 19) + 24) % 30
  const toSunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
  const days = moon + toSunday
  const late = days === 35 || (days === 34 && moon === 28 && year % 19 > 10)
  return Date.UTC(year, 2, 22 + days - (late ? 7 : 0))
}

function isoDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
