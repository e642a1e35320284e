import type { WallTime } from '../domain/calendar-rule.ts'
import { type ReminderRule, WHOLE_DAY_AT } from '../domain/reminder-rule.ts'
import type { WrittenEvent } from './written-event.ts'

/**
 * A moment on the programme's clock, in minutes from the midnight that begins its date. The end of a webinar counts
 * from the midnight that begins the date of its start. A whole day counts 0.
 */
export type WallClock = { minutes: number; wholeDay: boolean }

const DAY = 24 * 60

/** Undefined when the file does not say. */
export function wallClockOf(event: WrittenEvent, name: string): WallClock | undefined {
  const isEnd = event.kind === 'webinar' && name === 'end'
  const written = event.moments.find((moment) => moment.name === (isEnd ? 'start' : name))?.moment
  if (written === undefined) return undefined
  if (written.at === undefined) return { minutes: 0, wholeDay: true }
  const at = minutesOf(written.at)
  if (!isEnd) return { minutes: at, wholeDay: false }
  const { minutes } = event.content
  return typeof minutes === 'number' ? { minutes: at + minutes, wholeDay: false } : undefined
}

/** When a reminder is due, counted like its moment. Changes of the clock in between are ignored. */
export function dueMinutes(rule: ReminderRule, { minutes, wholeDay }: WallClock): number {
  if (rule.by === 'minutes') return minutes + rule.minutes
  const sameHour = wholeDay ? minutesOf(WHOLE_DAY_AT) : minutes % DAY
  return (Math.floor(minutes / DAY) + rule.days) * DAY + (rule.at ? minutesOf(rule.at) : sameHour)
}

/** The minute from which the moment is over, counted like it. */
export function overMinutes({ minutes, wholeDay }: WallClock): number {
  return wholeDay ? DAY : minutes
}

function minutesOf(at: WallTime): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return hours * 60 + minutes
}
