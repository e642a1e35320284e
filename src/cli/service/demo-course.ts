import { DateTime } from 'luxon'
import { WEEKDAYS } from '../../domain/calendar-rule.ts'
import { type Edition, sealEdition } from '../../domain/edition.ts'
import { addDays } from '../../domain/local-time.ts'

/** A course under way for the demonstration: the lesson that is due today, and the lessons and days before it. */
export type DemoCourse = {
  edition: Edition
  dayOne: string
  lessonsGone: number
  daysGone: number
  at: string
}

/**
 * A course of which two thirds are over and a lesson is due at this minute, in its own zone. Where it does not leave every
 * day, it leaves on the weekday that today is; no date is skipped.
 */
export function demoCourse({ programme, files }: Edition, now: Date): DemoCourse {
  const local = DateTime.fromJSDate(now, { zone: programme.zone })
  const lessonsGone = Math.ceil((programme.lessons.length * 2) / 3) - 1
  const isWeekly = Array.isArray(programme.calendar.days)
  const daysGone = isWeekly ? lessonsGone * 7 : lessonsGone
  const today = WEEKDAYS[local.weekday - 1] ?? 'monday'
  const calendar = { days: isWeekly ? [today] : ('every-day' as const) }
  return {
    edition: sealEdition({ ...programme, start: 'fixed', calendar }, files),
    dayOne: addDays(local.toISODate() ?? '', -daysGone),
    lessonsGone,
    daysGone,
    at: local.toFormat('HH:mm'),
  }
}
