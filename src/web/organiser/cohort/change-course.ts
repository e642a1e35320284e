import { cohortAndEdition } from '../../../actions/cohorts/cohort-and-edition.ts'
import type { Course } from '../../../documents/course.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { lessonsToCome } from '../../../domain/lesson-date.ts'
import type { PlannedLesson } from '../../../domain/plan.ts'
import type { Programme } from '../../../domain/programme.ts'
import { courseIn } from '../courses.ts'
import type { CohortVisit } from './with-cohort.ts'

/** A cohort with its course, and the lessons that are still to come on its own dates. */
export type CalendarCourse = {
  cohort: Cohort
  programme: Programme
  course: Course
  coming: readonly PlannedLesson[]
}

export async function calendarCourse({ parts, cohort: { slug }, now }: CohortVisit): Promise<CalendarCourse> {
  const { cohort, edition } = await cohortAndEdition(parts.db, slug)
  const { programme } = edition
  const coming = lessonsToCome({ cohort, programme }, now)
  return { cohort, programme, course: await courseIn(edition), coming }
}
