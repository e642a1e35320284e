import { type Course, readCourse } from '../../../documents/course.ts'
import type { Edition } from '../../../domain/edition.ts'
import { keepNewest } from '../../reader/programme/kept.ts'

const COURSES_KEPT = 20

const kept = keepNewest<Course>({ most: COURSES_KEPT })

/** What a programme says of itself. It takes reading every lesson, so the newest are kept: an edition never changes. */
export function courseOf(edition: Edition): Promise<Course> {
  return kept(edition.hash, async () => readCourse(edition))
}
