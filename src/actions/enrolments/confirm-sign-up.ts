import { addressKey } from '../../domain/address.ts'
import { addressHashes } from '../../domain/address-hash.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Cohort } from '../../domain/cohort.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { Language } from '../../language/catalogues.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { forgetErased } from '../../store/erased-addresses.ts'
import { addLettersSoFar } from '../../store/event-dispatches.ts'
import { lockEnrolment } from '../../store/moves.ts'
import type { Reader } from '../../store/readers.ts'
import { answerRequest, findRequest } from '../../store/requests.ts'
import { activate, isFull, lockAddress, lockPlaces } from '../../store/sign-ups.ts'
import { findReaderCourse, hasJoined } from '../readers/reader-course.ts'
import {
  type CohortCourse,
  datesOfJoining,
  firstLessonAfter,
  placeInTrack,
  type TrackDates,
} from './place-in-track.ts'

/** Why a cohort accepts nobody any more. `over`: it has no lesson left to come. */
export type ClosedReason = 'full' | 'closed' | 'cancelled' | 'over'

/**
 * The state of a sign-up: waiting for its button to be pressed, confirmed, expired with its link, or refused by its
 * cohort. `dates` and `language` are those that were chosen.
 */
export type SignUpState = { reader: Reader; course: CohortCourse } & (
  | { kind: 'waiting'; dates: TrackDates; language: Language }
  | { kind: 'confirmed' }
  | { kind: 'expired' }
  | { kind: 'refused'; why: ClosedReason }
)

/** Reads the state of a sign-up and changes nothing. Undefined when the request asks for no confirmation. */
export async function lookAtSignUp(
  db: Database,
  requestId: number,
  now: Date,
): Promise<SignUpState | undefined> {
  const request = await findRequest(db, requestId)
  if (request?.kind !== 'confirmation') return undefined
  const found = await findReaderCourse(db, request.enrolmentId)
  if (!found) return undefined
  const { reader, ...course } = found
  const seen = { reader, course }
  if (hasJoined(reader)) return { ...seen, kind: 'confirmed' }
  const isOver = reader.state === 'unsubscribed' || request.answeredAt !== null || request.expiresAt <= now
  if (isOver) return { ...seen, kind: 'expired' }
  const why = await closedReason(db, course.cohort)
  if (why) return { ...seen, kind: 'refused', why }
  const { dates: chosen } = request.detail
  const dates = datesOfJoining(course, chosen ?? reader.track, now)
  if (!dates || !firstLessonAfter(course, dates, now)) return { ...seen, kind: 'refused', why: 'over' }
  const { language } = chosen ? request : reader
  return { ...seen, kind: 'waiting', dates, language }
}

async function closedReason(db: Database, cohort: Cohort): Promise<ClosedReason | undefined> {
  if (cohort.state === 'cancelled') return 'cancelled'
  if (cohort.signUp === 'closed') return 'closed'
  return (await isFull(db, cohort)) ? 'full' : undefined
}

/**
 * Confirms a sign-up. From then on its reader is in the cohort, with the dates of somebody who joins now. Confirming
 * again changes nothing. Undefined when the request asks for no confirmation.
 */
export async function confirmSignUp(
  db: Database,
  { requestId, ip, keys }: { requestId: number; ip: string | undefined; keys: TokenKeys },
  clock: Clock,
): Promise<SignUpState | undefined> {
  return inTransaction(db, async (tx) => {
    const seen = await lookAtSignUp(tx, requestId, clock.now())
    if (seen?.kind !== 'waiting') return seen
    await lockAddress(tx, addressKey(seen.reader.address))
    await lockPlaces(tx, seen.course.cohort.id)
    await lockEnrolment(tx, seen.reader.enrolmentId)
    // Checked again under the locks: another confirmation may have committed first, or the reader may have left.
    const still = await lookAtSignUp(tx, requestId, clock.now())
    if (still?.kind !== 'waiting') return still
    const { id: trackId } = await placeInTrack(tx, still.course, still.dates)
    const now = clock.now()
    const { reader, language } = still
    await join(tx, { reader, requestId, trackId, language, ip, keys, now })
    return lookAtSignUp(tx, requestId, now)
  })
}

type Joining = {
  reader: Reader
  requestId: number
  trackId: number
  language: Language
  ip: string | undefined
  keys: TokenKeys
  now: Date
}

async function join(tx: Database, joining: Joining): Promise<void> {
  const { reader, requestId, trackId, language, ip, keys, now } = joining
  const { enrolmentId, address } = reader
  // Before the enrolment is activated, while it may still be a guest's: letters to a reader count from the moment of
  // joining.
  await addLettersSoFar(tx, { enrolmentId, trackId, now })
  await activate(tx, enrolmentId, { trackId, language, joinedAt: now })
  await answerRequest(tx, requestId, now)
  await addConsent(tx, { enrolmentId, event: 'confirmed', at: now, ip, requestId })
  await forgetErased(tx, addressHashes(keys, address))
}
