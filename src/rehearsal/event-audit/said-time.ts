import { LRUCache } from 'lru-cache'
import { DateTime } from 'luxon'
import {
  findTimes,
  type SaidDay,
  type SaidHour,
  type SaidTime,
  type WrittenDate,
} from '../../domain/time-words/find-times.ts'
import { TOKEN_LENGTH } from '../../domain/tokens.ts'
import type { TrueMoment } from '../truth.ts'

export type { SaidTime } from '../../domain/time-words/find-times.ts'

/** When and in which IANA zone somebody reads; `home` is the zone of the event. */
export type Reading = { at: Date; zone: string; home: string }

/**
 * Readers of a course get almost the same words. Parsing them again for each took a quarter of the time of a rehearsal
 * of 60 people.
 */
const known = new LRUCache<string, readonly SaidTime[]>({ max: 5_000 })

/** In the addresses of each reader's own pages: letters by chance, which say no time. */
const TOKEN = new RegExp(`(?<=/)[\\w-]{${TOKEN_LENGTH}}(?![\\w-])`, 'g')
const NO_TOKEN = '_'.repeat(TOKEN_LENGTH)

/**
 * Every time that a text mentions, found by the rules that `check` uses for plain words; in order, without overlaps.
 */
export function saidTimes(text: string): readonly SaidTime[] {
  const words = text.replace(TOKEN, NO_TOKEN)
  const found = known.get(words) ?? findTimes(words)
  known.set(words, found)
  return found
}

/** Whether a time is true of a moment for a reader. `end` is the moment that its last hour must match. */
export function isTrueOf(
  { day, hour, until }: SaidTime,
  moment: TrueMoment,
  { reading, end }: { reading: Reading; end?: TrueMoment | undefined },
): boolean {
  if (day && !isDayOf(day, moment, reading)) return false
  if (hour && !isHourOf(hour, moment, reading)) return false
  return until === undefined || (end !== undefined && isHourOf(until, end, reading))
}

function isDayOf(said: SaidDay, moment: TrueMoment, { at, zone }: Reading): boolean {
  const today = DateTime.fromJSDate(at, { zone })
  const date = shown(moment, zone)
  const days = Math.round((midnight(date) - midnight(today)) / DAY)
  switch (said.kind) {
    case 'near':
      return days === said.days
    case 'counted':
      return said.days.includes(days)
    case 'date':
      return said.readings.some((reading) => isDate(reading, date, today.year))
    case 'weekday':
      return date.weekday === said.weekday && isNear(said.when, days)
    case 'span':
      return said.shifts.some((shift) => isWithin(said.unit, { date, today, shift }))
    case 'countdown':
      return !moment.wholeDay && isLeft(said, (moment.at.getTime() - at.getTime()) / MINUTE)
  }
}

const MINUTE = 60_000
const DAY = 1_440 * MINUTE

/** Without a year, this year is meant. */
function isDate({ weekday, day, month, year }: WrittenDate, date: DateTime, thisYear: number): boolean {
  if (weekday !== undefined && weekday !== date.weekday) return false
  return date.day === day && date.month === month && date.year === (year ?? thisYear)
}

/** “Next Friday” means the first one to some people and the second to others. */
function isNear(when: 'next' | 'last' | 'near', days: number): boolean {
  if (when === 'next') return days > 0 && days <= 14
  if (when === 'last') return days < 0 && days >= -14
  return Math.abs(days) <= 7
}

function isWithin(
  unit: 'week' | 'weekend' | 'month' | 'year',
  { date, today, shift }: { date: DateTime; today: DateTime; shift: number },
): boolean {
  if (unit === 'year') return date.year === today.year + shift
  if (unit === 'month') return sameStart(date, today.plus({ months: shift }), 'month')
  if (unit === 'weekend' && date.weekday < 6) return false
  return sameStart(date, today.plus({ weeks: shift }), 'week')
}

function sameStart(one: DateTime, other: DateTime, unit: 'week' | 'month'): boolean {
  return one.startOf(unit).toISODate() === other.startOf(unit).toISODate()
}

/** At least the stated time must be left, and less than one unit more. */
function isLeft({ minutes, unit }: { minutes: number; unit: number }, left: number): boolean {
  if (Math.sign(minutes) !== Math.sign(left)) return false
  const beyond = Math.abs(left) - Math.abs(minutes)
  return beyond >= 0 && beyond < unit
}

function isHourOf(
  { hour, minute, home }: SaidHour,
  moment: TrueMoment,
  { zone, home: place }: Reading,
): boolean {
  if (moment.wholeDay) return false
  const here = DateTime.fromJSDate(moment.at, { zone })
  const there = DateTime.fromJSDate(moment.at, { zone: place })
  if (here.hour !== hour || here.minute !== minute) return false
  if (!home) return true
  const shift = Math.round((midnight(there) - midnight(here)) / DAY)
  return there.hour === home.hour && there.minute === home.minute && shift === home.days
}

function midnight(time: DateTime): number {
  return Date.UTC(time.year, time.month - 1, time.day)
}

/** A whole day has the same date on everybody's calendar. */
function shown(moment: TrueMoment, zone: string): DateTime {
  return moment.wholeDay
    ? DateTime.fromISO(moment.date, { zone: 'utc' })
    : DateTime.fromJSDate(moment.at, { zone })
}
