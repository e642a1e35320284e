import { DateTime } from 'luxon'
import type { Course } from '../../../documents/course.ts'
import {
  type CourseDates,
  courseDates,
  type DatedLesson,
  type LeftOutDay,
} from '../../../documents/course-dates.ts'
import { type CourseEvent, datedEvents, type EventMoment } from '../../../documents/course-events.ts'
import { weekdayOf } from '../../../documents/date-words.ts'
import type { IsoDate, WallTime } from '../../../domain/calendar-rule.ts'
import { publicHolidayName } from '../../../domain/holidays.ts'
import { addDays } from '../../../domain/local-time.ts'
import { type ChangedRun, trackReminders } from '../../../domain/track-reminders.ts'

/** A cohort as its calendar shows it, in its own zone. */
export type CalendarRun = Pick<ChangedRun, 'changes'> & {
  course: Course
  cohort: ChangedRun['cohort'] & { at: WallTime }
}

/** One date of the calendar; `weekday` is 1 for Monday to 7 for Sunday. */
export type CohortDay = {
  date: IsoDate
  weekday: number
  lessons: DatedLesson[]
  leftOut: LeftOutDay[]
  happens: { event: CourseEvent; moment: EventMoment }[]
  reminders: { title: string; at: WallTime }[]
  /** The French name of the public holiday that it is. */
  holiday: string | undefined
}

/** The weeks of a cohort in which something leaves or happens, whole, Monday first. */
export function cohortCalendar({ course, cohort, changes }: CalendarRun): {
  dates: CourseDates
  days: CohortDay[]
} {
  const { calendar: rule, dayOne, zone, at } = cohort
  const dates = courseDates(course, { rule, dayOne, zone, at, changes })
  const happens = datedEvents(dates).flatMap((event) => event.moments.map((moment) => ({ event, moment })))
  const on = {
    lessons: Map.groupBy(dates.lessons, ({ date }) => date),
    leftOut: Map.groupBy(dates.leftOut, ({ date }) => date),
    happens: Map.groupBy(happens, ({ moment: { when } }) => ('date' in when ? when.date : '')),
    reminders: Map.groupBy(remindersOf({ course, cohort, changes }), ({ date }) => date),
  }
  const days = weeksOf(Object.values(on).flatMap((of) => [...of.keys()])).map((date) => ({
    date,
    weekday: weekdayOf(date),
    lessons: on.lessons.get(date) ?? [],
    leftOut: on.leftOut.get(date) ?? [],
    happens: on.happens.get(date) ?? [],
    reminders: on.reminders.get(date) ?? [],
    holiday: publicHolidayName(date, rule.holidays?.region ?? 'france'),
  }))
  return { dates, days }
}

function remindersOf({ course: { programme }, cohort, changes }: CalendarRun) {
  return trackReminders({ programme, cohort, changes }, cohort).leaving.map(({ event, dueAt }) => {
    const local = DateTime.fromJSDate(dueAt, { zone: cohort.zone })
    const title = programme.events[event]?.title ?? event
    return { title, date: local.toFormat('yyyy-MM-dd'), at: local.toFormat('HH:mm') }
  })
}

function weeksOf(dates: readonly IsoDate[]): IsoDate[] {
  const mondays = new Set(dates.filter(Boolean).map((date) => addDays(date, 1 - weekdayOf(date))))
  return [...mondays].sort().flatMap((monday) => [0, 1, 2, 3, 4, 5, 6].map((more) => addDays(monday, more)))
}
