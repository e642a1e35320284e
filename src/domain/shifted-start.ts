import { lessonDates } from './calendar.ts'
import type { CalendarRule, IsoDate } from './calendar-rule.ts'
import { addDays } from './local-time.ts'

type Calendar = { rule: CalendarRule; zone: string }

const LONGEST_WAIT_DAYS = 3660

/** The first date after `after` on which a lesson leaves: one that takes a lesson only to leave it out is none. */
export function firstTeachingDate({ after, ...calendar }: Calendar & { after: IsoDate }): IsoDate {
  let from = addDays(after, 1)
  for (let waited = 0; waited <= LONGEST_WAIT_DAYS; waited++) {
    const [taken] = lessonDates({ ...calendar, dayOne: from, days: 1 })
    if (taken?.outcome === 'runs') return taken.date
    from = addDays(taken?.date ?? from, 1)
  }
  throw new Error(`this calendar rule lets no lesson leave after ${after}`)
}

/**
 * The day one of a course whose lesson number `place` (from 1, in the order of the programme) falls on the first
 * teaching date after `after`. Throws when the rule has no such dates for ten years.
 */
export function shiftedStart({ place, ...asked }: Calendar & { place: number; after: IsoDate }): IsoDate {
  let dayOne = firstTeachingDate(asked)
  for (let before = place; before > 1; before--) dayOne = dateTakenBefore(dayOne, asked)
  return dayOne
}

/** The last date before `date` that takes a lesson, whether it leaves or is left out. */
function dateTakenBefore(date: IsoDate, { rule, zone }: Calendar): IsoDate {
  let day = addDays(date, -1)
  for (let waited = 0; waited <= LONGEST_WAIT_DAYS; waited++) {
    if (lessonDates({ rule, zone, dayOne: day, days: 1 })[0]?.date === day) return day
    day = addDays(day, -1)
  }
  throw new Error(`this calendar rule lets no lesson leave before ${date}`)
}
