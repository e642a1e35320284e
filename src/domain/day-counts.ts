import type { IsoDate } from './calendar-rule.ts'
import { addDays } from './local-time.ts'

export type DayCount = { day: IsoDate; count: number }

const MOST_DAYS = 62
const WEEK = 7

/**
 * Counts of days, those without any between them as well, for a chart. What is longer than two months is counted by
 * weeks, from the first day on.
 */
export function filledDays(counts: readonly DayCount[]): { every: 'day' | 'week'; counts: DayCount[] } {
  const [first, last] = [counts[0]?.day, counts.at(-1)?.day]
  if (first === undefined || last === undefined) return { every: 'day', counts: [] }
  const known = new Map(counts.map(({ day, count }) => [day, count]))
  const all: DayCount[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) all.push({ day, count: known.get(day) ?? 0 })
  return all.length > MOST_DAYS ? { every: 'week', counts: weeksOf(all) } : { every: 'day', counts: all }
}

function weeksOf(days: readonly DayCount[]): DayCount[] {
  const weeks: DayCount[] = []
  for (let from = 0; from < days.length; from += WEEK) {
    const week = days.slice(from, from + WEEK)
    weeks.push({ day: week[0]?.day ?? '', count: week.reduce((sum, { count }) => sum + count, 0) })
  }
  return weeks
}
