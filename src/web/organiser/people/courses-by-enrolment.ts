import type { Course } from '../../../documents/course.ts'
import type { Database } from '../../../store/database.ts'
import type { PersonCourse } from '../../../store/people-person.ts'
import { courseOf } from '../courses.ts'

/** The courses of somebody, by enrolment. */
export async function coursesByEnrolment(
  db: Database,
  courses: readonly PersonCourse[],
): Promise<ReadonlyMap<number, Course>> {
  const named = courses.map(
    async ({ enrolmentId, editionHash }) => [enrolmentId, await courseOf(db, editionHash)] as const,
  )
  return new Map(await Promise.all(named))
}
