import type { Clock } from '../../domain/clock.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { resumeEnrolment } from '../../store/enrolment-pauses.ts'
import { lockReader } from '../../store/moves.ts'
import { findReaderCourse, hasJoined } from './reader-course.ts'
import { dateBeforeResuming, shiftReader } from './shift-reader.ts'

export type ResumeOutcome = 'resumed' | 'nothing-left' | 'not-reading'

/**
 * Ends a pause early. In a fixed cohort the lessons leave again from now on; in a rolling one the next lesson leaves on
 * the first teaching date after today.
 */
export async function resumeReader(db: Database, enrolmentId: number, clock: Clock): Promise<ResumeOutcome> {
  const outcome = await inTransaction(db, async (tx) => {
    await lockReader(tx, enrolmentId)
    const course = await findReaderCourse(tx, enrolmentId)
    if (!course || !hasJoined(course.reader) || course.cohort.state === 'cancelled') return 'not-reading'
    const { reader, cohort, programme } = course
    if (cohort.start === 'rolling') {
      const after = dateBeforeResuming(course, clock.now())
      return shiftReader(tx, { reader, cohort, programme }, { after, clock })
    }
    await resumeEnrolment(tx, enrolmentId)
    return 'resumed'
  })
  if (outcome === 'again') return resumeReader(db, enrolmentId, clock)
  return outcome === 'shifted' ? 'resumed' : outcome
}
