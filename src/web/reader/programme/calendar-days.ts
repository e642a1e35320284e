import type { CourseDates, DatedLesson, LeftOutDay } from '../../../documents/course-dates.ts'
import { type CourseEvent, datedEvents, type EventMoment } from '../../../documents/course-events.ts'
import { weekdayOf } from '../../../documents/date-words.ts'
import type { IsoDate } from '../../../domain/calendar-rule.ts'
import { addDays } from '../../../domain/local-time.ts'

/** One date of the calendar, in the zone of the cohort; `weekday` is 1 for Monday to 7 for Sunday. */
export type CourseDay = {
  date: IsoDate
  weekday: number
  lessons: DatedLesson[]
  leftOut: LeftOutDay[]
  happens: DayEvent[]
}

/** An event on a date, and what of it. */
export type DayEvent = { event: CourseEvent; moment: EventMoment }

export type CourseCalendar = {
  days: CourseDay[]
  /** Whether most days of a week have something, so that a grid of weeks is worth its room. */
  isDense: boolean
}

const DENSE = 3

/** The weeks that have a lesson, whole, Monday first. Events of other weeks are not in it. */
export function courseCalendar(dates: CourseDates): CourseCalendar {
  const lessons = Map.groupBy(dates.lessons, ({ date }) => date)
  const left = Map.groupBy(dates.leftOut, ({ date }) => date)
  const happens = datedEvents(dates).flatMap((event) => event.moments.map((moment) => ({ event, moment })))
  const on = Map.groupBy(happens, ({ moment: { when } }) => ('date' in when ? when.date : ''))
  const taken = [...lessons.keys(), ...left.keys()]
  const mondays = [...new Set(taken.map((date) => addDays(date, 1 - weekdayOf(date))))].sort()
  const days = mondays
    .flatMap((monday) => [0, 1, 2, 3, 4, 5, 6].map((more) => addDays(monday, more)))
    .map((date) => ({
      date,
      weekday: weekdayOf(date),
      lessons: lessons.get(date) ?? [],
      leftOut: left.get(date) ?? [],
      happens: on.get(date) ?? [],
    }))
  return { days, isDense: taken.length >= mondays.length * DENSE }
}

export function isBusy({ lessons, leftOut, happens }: CourseDay): boolean {
  return lessons.length + leftOut.length + happens.length > 0
}
