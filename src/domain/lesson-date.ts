import type { IsoDate } from './calendar-rule.ts'
import type { Cohort } from './cohort.ts'
import { planTrack } from './plan.ts'
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
