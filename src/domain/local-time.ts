import { LRUCache } from 'lru-cache'
import type { DateTimeMaybeValid } from 'luxon'
import { DateTime, IANAZone } from 'luxon'
import type { IsoDate, WallTime } from './calendar-rule.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * The instant at which clocks in `zone` show `at` on `date`. A time in a DST gap moves forward by the length
 * of the gap (02:30 becomes 03:30, on the next date if the gap ends at midnight); of a doubled time it is the
 * first (RFC 5545 §3.3.5). Throws RangeError on an unreal date or zone.
 *
 * Not `DateTime.fromISO(…, { zone })`: it starts from the offset of the day the program runs on, so that it takes
 * either of two doubled times and, where a zone has changed its rules since, can be an hour off next to a change
 * (23:59 on 2020-10-24 in America/Scoresbysund, asked in a winter after 2024).
 */
export function instantAt(date: IsoDate, at: WallTime, zone: string): Date {
  const asked = `${date}T${at} ${zone}`
  const instant = INSTANTS.get(asked) ?? findInstant(date, at, zone)
  INSTANTS.set(asked, instant)
  return new Date(instant)
}

/** An offset takes some microseconds, and a page with the dates of ninety cohorts asks for thousands, mostly the same. */
const INSTANTS = new LRUCache<string, number>({ max: 20_000 })

function findInstant(date: IsoDate, at: WallTime, zone: string): number {
  const asked = valid(DateTime.fromISO(`${date}T${at}`, { zone: 'utc' })).toMillis()
  const offset = offsetsOf(zone)
  const [before, after] = [offset(asked - DAY), offset(asked + DAY)]
  const isPastChange =
    before !== after && offset(asked - before) !== before && offset(asked - after) === after
  return asked - (isPastChange ? after : before)
}

/** The date that calendars in `zone` show at `instant`. */
export function localDate(instant: Date, zone: string): IsoDate {
  return valid(DateTime.fromJSDate(instant, { zone })).toISODate()
}

/**
 * The first instant of `date` in `zone`: midnight, or the end of the gap where clocks jump over midnight. Of a
 * date that the zone leaves out, the first instant of the date after it. It relies on gaps at midnight starting
 * there, as all have since 1972 (Africa/Monrovia).
 */
export function startOfLocalDay(date: IsoDate, zone: string): Date {
  return instantAt(date, '00:00', zone)
}

/** The first instant after `date` in `zone`, which is the first of the next local date. */
export function endOfLocalDay(date: IsoDate, zone: string): Date {
  return startOfLocalDay(addDays(date, 1), zone)
}

/** Whether `zone` has this date: one that crosses the date line may leave one out (Pacific/Apia, 2011-12-30). */
export function dateExists(date: IsoDate, zone: string): boolean {
  return startOfLocalDay(date, zone) < endOfLocalDay(date, zone)
}

/** The date `days` calendar days later, or earlier when negative. Throws RangeError on an unreal date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const asked = `${date} ${days}`
  const then = DATES.get(asked) ?? findDate(date, days)
  DATES.set(asked, then)
  return then
}

/** To look a date up takes a tenth of the time; the page of a person asks for some thirty thousand, mostly the same. */
const DATES = new LRUCache<string, IsoDate>({ max: 20_000 })

function findDate(date: IsoDate, days: number): IsoDate {
  const midnight = new Date(`${date}T00:00:00Z`)
  // Throws on an unreal month; an unreal day, such as 31 April, is read as one of the next month.
  if (midnight.toISOString().slice(0, 10) !== date) throw new RangeError(`there is no ${date}`)
  return new Date(midnight.getTime() + days * DAY).toISOString().slice(0, 10)
}

/** The offset of the zone from UTC at an instant, both in milliseconds. */
function offsetsOf(zone: string): (instant: number) => number {
  const there = IANAZone.create(zone)
  if (!there.isValid) throw new RangeError(`there is no time zone "${zone}"`)
  return (instant) => there.offset(instant) * MINUTE
}

function valid(moment: DateTimeMaybeValid): DateTime<true> {
  if (!moment.isValid) throw new RangeError(moment.invalidExplanation ?? moment.invalidReason)
  return moment
}
