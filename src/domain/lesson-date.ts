import type { IsoDate } from './calendar-rule.ts'
import type { Cohort } from './cohort.ts'
import { type PlannedLesson, planTrack } from './plan.ts'
import type { Programme } from './programme.ts'
import { daysBetween } from './reader-clock.ts'

type Course = { cohort: Cohort; programme: Programme }

/** How many days later, or earlier where less than 0, a lesson has to leave to come on a date; undefined for none such. */
export function daysTo(
  { cohort, programme }: Course,
  { day, date }: { day: number; date: IsoDate },
): number | undefined {
  const { lessons, leftOut } = planTrack(programme, cohort.calendar, cohort)
  const lesson = [...lessons, ...leftOut].find((each) => each.day === day)
  return lesson && daysBetween(new Date(lesson.date), new Date(date))
}

/** The lessons whose time on the dates of the cohort itself is still to come, in order. */
export function lessonsToCome({ cohort, programme }: Course, now: Date): PlannedLesson[] {
  return planTrack(programme, cohort.calendar, cohort).lessons.filter(({ dueAt }) => dueAt > now)
}
