import { type LessonDate, lessonDates } from './calendar.ts'
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

type Asked = Calendar & {
  place: number
  after: IsoDate
  /** By the index of each lesson of the programme (see `intervalsOf`). */
  intervals: readonly number[]
}

/**
 * The day one of a course whose lesson number `place` (from 1, in the order of the programme) falls on the first
 * teaching date after `after`, or on the first later one that its interval lets it have. Throws when the rule has no such
 * dates for ten years.
 */
export function shiftedStart({ place, after, intervals, ...calendar }: Asked): IsoDate {
  let dayOne = firstTeachingDate({ ...calendar, after })
  for (let index = place - 1; index > 0; index--)
    dayOne = dateTakenBefore(dayOne, { ...calendar, interval: intervals[index] ?? 1 })
  while (!fallsAfter(after, lessonDates({ ...calendar, dayOne, days: place, intervals }).at(-1)))
    dayOne = addDays(dayOne, 1)
  return dayOne
}

/** No date of the rule may be so many days after another one. */
function fallsAfter(after: IsoDate, lesson: LessonDate | undefined): boolean {
  return lesson === undefined || (lesson.outcome === 'runs' && lesson.date > after)
}

/** The last date that takes a lesson, `interval` days before `date` or more, whether it leaves or is left out. */
function dateTakenBefore(date: IsoDate, { rule, zone, interval }: Calendar & { interval: number }): IsoDate {
  let day = addDays(date, -interval)
  for (let waited = 0; waited <= LONGEST_WAIT_DAYS; waited++) {
    if (lessonDates({ rule, zone, dayOne: day, days: 1 })[0]?.date === day) return day
    day = addDays(day, -1)
  }
  throw new Error(`this calendar rule lets no lesson leave before ${date}`)
}
