import type { Clock } from '../../domain/clock.ts'
import { localDate } from '../../domain/local-time.ts'
import { type Move, type MovePlan, planMove } from '../../domain/move-plan.ts'
import { planTrack } from '../../domain/plan.ts'
import type { Database } from '../../store/database.ts'
import { addLettersSoFar } from '../../store/event-dispatches.ts'
import {
  addMovedLessons,
  dropDeserted,
  endLessonsBy,
  lessonsHad,
  lockTracks,
  moveEnrolment,
} from '../../store/moves.ts'
import { addOneOffsSoFar } from '../../store/one-off-dispatches.ts'
import type { Reader } from '../../store/readers.ts'
import { type CohortCourse, placeInTrack, type TrackDates } from '../enrolments/place-in-track.ts'

export type ReaderMove = CohortCourse & {
  reader: Reader & { joinedAt: Date }
  dates: TrackDates
  /** The day number of the lesson that `dates` were chosen for. Default: whichever lesson comes next. */
  nextDay?: number
}

/**
 * Moves an enrolment to another track of its cohort, in the ledger too. No lesson comes twice, and no lesson or event
 * letter is missed. The caller holds the lock on the enrolment.
 * @returns false, and changes nothing, when a tick has just turned the lesson of `nextDay` into a delivery.
 */
export async function moveReader(tx: Database, move: ReaderMove, clock: Clock): Promise<boolean> {
  const { reader, cohort, programme, dates } = move
  await lockTracks(tx, reader.track, dates)
  const track = await placeInTrack(tx, move, dates)
  // The clock is read only after the locks are held: whatever a tick turned into deliveries meanwhile is in the ledger
  // read below.
  const now = clock.now()
  const had = await lessonsHad(tx, reader.enrolmentId)
  const dayAfter = dayAfterLast(had)
  const { nextDay = dayAfter } = move
  if (nextDay < dayAfter) return false
  const plan = planMove({
    before: planTrack(programme, cohort.calendar, reader.track).lessons,
    after: planTrack(programme, cohort.calendar, track).lessons,
    had: new Set(had.map(({ letter }) => letter)),
    nextDay,
    joinedAt: reader.joinedAt,
    now,
    today: localDate(now, reader.track.zone),
  } satisfies Move)
  await moveEnrolment(tx, reader.enrolmentId, track.id)
  await addLettersSoFar(tx, { enrolmentId: reader.enrolmentId, trackId: track.id, now })
  await addOneOffsSoFar(tx, { enrolmentId: reader.enrolmentId, trackId: track.id, now })
  await writePlan(tx, {
    plan,
    now,
    enrolmentId: reader.enrolmentId,
    before: reader.track.id,
    after: track.id,
  })
  if (track.id !== reader.track.id) await dropDeserted(tx, reader.track.id)
  return true
}

/**
 * The day number after the last lesson in the ledger, however that lesson ended. No lesson comes before one that the
 * reader has had.
 */
export function dayAfterLast(had: readonly { day: number }[]): number {
  return 1 + Math.max(0, ...had.map(({ day }) => day))
}

type Written = { plan: MovePlan; now: Date; enrolmentId: number; before: number; after: number }

async function writePlan(tx: Database, { plan, now, enrolmentId, before, after }: Written): Promise<void> {
  const { atOnce, over, nextAt } = plan
  if (nextAt) await endLessonsBy(tx, enrolmentId, nextAt)
  const lessons = over.map(({ letter, expiresAt }) => {
    return { trackId: after, letter, state: 'skipped' as const, expiresAt }
  })
  const leaving = atOnce && {
    trackId: atOnce.track === 'before' ? before : after,
    letter: atOnce.letter,
    state: 'due' as const,
    expiresAt: atOnce.expiresAt,
  }
  await addMovedLessons(tx, { enrolmentId, now, lessons: leaving ? [...lessons, leaving] : lessons })
}
