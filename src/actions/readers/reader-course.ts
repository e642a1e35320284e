import { findCohort } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { findProgramme } from '../../store/my-course.ts'
import { findReader, type Reader } from '../../store/readers.ts'
import type { CohortCourse } from '../enrolments/place-in-track.ts'

export type ReaderCourse = CohortCourse & { reader: Reader }

/** An enrolment with its cohort and programme. */
export async function findReaderCourse(db: Database, enrolmentId: number): Promise<ReaderCourse | undefined> {
  const reader = await findReader(db, enrolmentId)
  const cohort = reader && (await findCohort(db, reader.cohort))
  const programme = cohort && (await findProgramme(db, cohort.editionHash))
  return reader && cohort && programme && { reader, cohort, programme }
}

/** Whether somebody is in the course: confirmed and not ended, possibly in a pause. A guest is not. */
export function hasJoined(reader: Reader): reader is Reader & { joinedAt: Date } {
  return reader.follows === 'course' && isReached(reader)
}

/** Whether letters go to somebody: a reader of the course or a guest of an event. */
export function isReached(reader: Reader): boolean {
  return (reader.state === 'active' || reader.state === 'paused') && reader.joinedAt !== null
}
