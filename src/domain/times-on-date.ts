import type { IsoDate, WallTime } from './calendar-rule.ts'
import { endOfLocalDay, instantAt } from './local-time.ts'

/** The lessons of a date in their order: the hours of their own that some have, and the hours of those that have none. */
export type SharedDate = {
  asked: readonly (WallTime | undefined)[]
  /** That of the track. */
  at: WallTime
  /** That of the programme: it comes before the hours that other lessons of the date ask for. */
  usualAt: WallTime
  zone: string
}

const HOUR_MS = 60 * 60_000
const MINUTE_MS = 60_000

/**
 * When the lessons of a date leave, each after the one before it. The last expires at the end of the day, another as
 * the next one falls due: none comes after a later one. A reader whose hour is not before the own hour of the next
 * lesson gets the first at the hour of the programme.
 */
export function timesOnDate(
  date: IsoDate,
  { asked, at, usualAt, zone }: SharedDate,
): { dueAt: Date; expiresAt: Date }[] {
  const end = endOfLocalDay(date, zone)
  const due: Date[] = []
  for (const [index, own] of asked.entries()) {
    const next = asked[index + 1]
    const hour = own ?? (next !== undefined && at >= next ? usualAt : at)
    due.push(after(due.at(-1), within(end, instantAt(date, hour, zone))))
  }
  return due.map((dueAt, index) => ({ dueAt, expiresAt: due[index + 1] ?? end }))
}

/** Where clocks jump over midnight, an hour in the gap would land on the next date, which has a lesson of its own. */
function within(end: Date, dueAt: Date): Date {
  return dueAt < end ? dueAt : new Date(end.getTime() - HOUR_MS)
}

/** Where clocks jump, an hour in the gap lands on or after a later one. */
function after(before: Date | undefined, dueAt: Date): Date {
  return before && dueAt <= before ? new Date(before.getTime() + MINUTE_MS) : dueAt
}
