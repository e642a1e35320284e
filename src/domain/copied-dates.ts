import type { IsoDate } from './calendar-rule.ts'
import type { SetMoments } from './event-changes.ts'
import { addDays } from './local-time.ts'
import { mapValues } from './map-values.ts'

const WEEK = 7

/**
 * How many days after a cohort its copy begins: whole weeks, so that weekdays stay, into the month after its day one, and
 * after `today`.
 */
export function copiedAfter(dayOne: IsoDate, today: IsoDate): number {
  let days = 4 * WEEK
  while (monthOf(addDays(dayOne, days)) === monthOf(dayOne) || addDays(dayOne, days) <= today) days += WEEK
  return days
}

/**
 * The moments of an event that were set to dates, some days later; those on a day of the course move along by
 * themselves.
 */
export function movedMoments(moments: SetMoments, days: number): SetMoments {
  return mapValues(moments, (moment) =>
    'date' in moment ? { ...moment, date: addDays(moment.date, days) } : moment,
  )
}

function monthOf(date: IsoDate): string {
  return date.slice(0, 7)
}
