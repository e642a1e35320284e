import { DateTime } from 'luxon'
import { z } from 'zod'
import type { WallTime } from './calendar-rule.ts'
import { addDays, instantAt, localDate } from './local-time.ts'
import type { LetterMoment } from './moment-words.ts'

/**
 * When a reminder leaves, counted from a moment: in days of the reader's calendar, or in minutes on the time line;
 * less than nothing is before the moment. Days without `at` keep the hour of the moment.
 */
export type ReminderRule = { by: 'days'; days: number; at?: WallTime } | { by: 'minutes'; minutes: number }

const RULE =
  /^([+-]?)P(?:(?:(\d{1,3})D|(\d{1,2})W)(?: at ((?:[01]\d|2[0-3]):[0-5]\d))?|T(?=\d)(?:(\d{1,3})H)?(?:(\d{1,4})M)?)$/

/** A rule as it is written, such as `-P1D at 09:00` or `-PT1H30M`: an ISO 8601 duration with a sign. */
export const reminderRule = z
  .string()
  .regex(
    RULE,
    'expected days or weeks such as -P1D at 09:00 or +P1W, or hours and minutes such as -PT1H or -PT1H30M, without an hour after them',
  )

/** The hour of a reminder counted in days from a whole day, where its rule says none. */
export const WHOLE_DAY_AT: WallTime = '09:00'

const DAYS_A_WEEK = 7
const MINUTE = 60_000

/** Reads a rule as it is written. Throws RangeError where it is none. */
export function readReminderRule(text: string): ReminderRule {
  const match = RULE.exec(text)
  if (!match) throw new RangeError(`"${text}" is no rule of a reminder`)
  const [, sign, days, weeks, at, hours = '0', minutes = '0'] = match
  const signed = (count: number) => (sign === '-' && count > 0 ? -count : count)
  const whole = days ?? weeks
  if (whole === undefined) return { by: 'minutes', minutes: signed(Number(hours) * 60 + Number(minutes)) }
  const count = Number(whole) * (weeks === undefined ? 1 : DAYS_A_WEEK)
  return { by: 'days', days: signed(count), ...(at === undefined ? {} : { at }) }
}

/** How far from its moment a rule is, in days or minutes: less than nothing is before it. */
export function offsetOf(rule: ReminderRule): number {
  return rule.by === 'days' ? rule.days : rule.minutes
}

/**
 * The instant of a rule for readers in `zone`. Days count from the date and hour of the moment on their own calendar
 * and clock. An hour that clocks jump over moves forward, of a doubled one it is the first.
 */
export function ruleInstant(rule: ReminderRule, moment: LetterMoment, zone: string): Date {
  if (rule.by === 'minutes') return new Date(moment.at.getTime() + rule.minutes * MINUTE)
  const { date, at } = onClock(moment, zone)
  return instantAt(addDays(date, rule.days), rule.at ?? at, zone)
}

function onClock(moment: LetterMoment, zone: string): { date: string; at: WallTime } {
  if (moment.wholeDay) return { date: moment.date, at: WHOLE_DAY_AT }
  const at = DateTime.fromJSDate(moment.at, { zone }).toFormat('HH:mm')
  return { date: localDate(moment.at, zone), at }
}
