import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { Clock } from '../../domain/clock.ts'
import { addDays, localDate } from '../../domain/local-time.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { pauseEnrolment } from '../../store/enrolment-pauses.ts'
import { lockReader } from '../../store/moves.ts'
import { findReaderCourse, hasJoined } from './reader-course.ts'
import { shiftReader } from './shift-reader.ts'

/**
 * `shifted`: in a rolling cohort, the reader's calendar goes on after the pause. `date-needed`: a pause in a rolling
 * cohort needs an end. `bad-date`: the end has passed, or is more than a year away.
 */
export type PauseOutcome = 'paused' | 'shifted' | 'nothing-left' | 'date-needed' | 'bad-date' | 'not-reading'

const LONGEST_PAUSE_DAYS = 366

/**
 * Pauses an enrolment up to and including the date `until`, in the zone of its track. In a fixed cohort the lessons of
 * the pause are skipped; in a rolling one, the next lesson falls on the first teaching date after it.
 */
export async function pauseReader(
  db: Database,
  request: { enrolmentId: number; until: IsoDate | undefined },
  clock: Clock,
): Promise<PauseOutcome> {
  const { enrolmentId, until } = request
  const outcome = await inTransaction(db, async (tx) => {
    await lockReader(tx, enrolmentId)
    const course = await findReaderCourse(tx, enrolmentId)
    if (!course || !hasJoined(course.reader) || course.cohort.state === 'cancelled') return 'not-reading'
    const { reader, cohort, programme } = course
    const today = localDate(clock.now(), reader.track.zone)
    if (until && (until < today || until > addDays(today, LONGEST_PAUSE_DAYS))) return 'bad-date'
    if (cohort.start === 'rolling')
      return until ? shiftReader(tx, { reader, cohort, programme }, { after: until, clock }) : 'date-needed'
    await pauseEnrolment(tx, enrolmentId, until)
    return 'paused'
  })
  return outcome === 'again' ? pauseReader(db, request, clock) : outcome
}
