import type { WallTime } from '../../domain/calendar-rule.ts'
import type { Clock } from '../../domain/clock.ts'
import { redatedFor } from '../../domain/redated.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockReader } from '../../store/moves.ts'
import { moveReader } from './move-reader.ts'
import { findReaderCourse, hasJoined } from './reader-course.ts'

/** `not-reading`: there is no such enrolment, it is unconfirmed or ended, or its cohort is cancelled. */
export type HoursOutcome = 'changed' | 'not-reading'

/**
 * Moves the lessons of an enrolment to another hour or zone from now on. If today's lesson has not left and its new
 * hour has passed, it leaves at once.
 */
export async function changeHours(
  db: Database,
  { enrolmentId, zone, at }: { enrolmentId: number; zone: string; at: WallTime },
  clock: Clock,
): Promise<HoursOutcome> {
  return inTransaction(db, async (tx) => {
    await lockReader(tx, enrolmentId)
    const course = await findReaderCourse(tx, enrolmentId)
    if (!course || !hasJoined(course.reader) || course.cohort.state === 'cancelled') return 'not-reading'
    const { reader, cohort, programme } = course
    const { dayOne } = reader.track
    const dates = { dayOne, zone, at, redated: redatedFor(reader.track.redated, { zone, at }) }
    if (zone !== reader.track.zone || at !== reader.track.at)
      await moveReader(tx, { reader, cohort, programme, dates }, clock)
    return 'changed'
  })
}
