import type { Clock } from '../../domain/clock.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockEnrolment, lockTracksOf } from '../../store/moves.ts'
import { lockEventPlaces, setRegistration } from '../../store/registrations.ts'
import { isReached } from '../readers/reader-course.ts'
import { addRegistrationLetter, noLetter } from './event-places.ts'
import { findReaderEvent, type ReaderWithEvent } from './reader-events.ts'

/**
 * How a registration ended. `registered` and `waiting` get a letter, except for a MOOC, whose sign-up is elsewhere.
 * `for-recording`: the webinar has started, and only the letter about the recording follows. The others change nothing:
 * `already`, `not-open`, `over`, `cancelled`, and `gone` for somebody who has left.
 */
export type RegisterOutcome =
  | 'registered'
  | 'waiting'
  | 'for-recording'
  | 'already'
  | 'not-open'
  | 'over'
  | 'cancelled'
  | 'gone'

type Wanted = { enrolmentId: number; event: string }

/** Registers a reader for a webinar, or records that they went on to sign up for a MOOC; committed when it returns. */
export async function register(db: Database, wanted: Wanted, clock: Clock): Promise<RegisterOutcome> {
  return inTransaction(db, (tx) => registerIn(tx, wanted, clock))
}

/**
 * Does the same as `register`, inside a transaction. The caller may hold the lock on the places of the event, and no
 * other lock that concerns this enrolment.
 */
export async function registerIn(tx: Database, wanted: Wanted, clock: Clock): Promise<RegisterOutcome> {
  const course = await lockPlace(tx, wanted, clock)
  if (!course || !isReached(course.reader) || course.found.state.facts.kind === 'release') return 'gone'
  return enter(tx, course, clock.now())
}

/**
 * Locks the places of the event, then the enrolment: whoever gives places to others uses the same order. Then it locks
 * the track, because a concurrent tick that turns a reminder into deliveries does not see this registration. Read the
 * clock only after this returns.
 */
async function lockPlace(tx: Database, wanted: Wanted, clock: Clock): Promise<ReaderWithEvent | undefined> {
  const seen = await findReaderEvent(tx, wanted, clock.now())
  if (!seen) return undefined
  await lockEventPlaces(tx, { cohortId: seen.cohort.id, event: wanted.event })
  await lockEnrolment(tx, wanted.enrolmentId)
  await lockTracksOf(tx, [wanted.enrolmentId])
  return findReaderEvent(tx, wanted, clock.now())
}

async function enter(tx: Database, course: ReaderWithEvent, now: Date): Promise<RegisterOutcome> {
  const { found, reader, cohort } = course
  const refusal = refusalOf(found)
  if (cohort.state === 'cancelled') return 'cancelled'
  if (refusal) return refusal
  const isWaiting = found.phase === 'coming' && found.isFull
  const state = isWaiting ? 'waiting' : 'registered'
  const entry = { enrolmentId: reader.enrolmentId, event: found.event, state, now } as const
  const registration = await setRegistration(tx, entry)
  if (noLetter(found)) return found.state.facts.kind === 'mooc' ? 'registered' : 'for-recording'
  await addRegistrationLetter(tx, { registration, found, kind: state, now })
  return state
}

function refusalOf({ phase, standing, state }: ReaderWithEvent['found']): RegisterOutcome | undefined {
  if (phase === 'cancelled') return 'cancelled'
  if (standing !== 'none') return 'already'
  // The letter about the recording may still be due.
  if (phase === 'over' && !(state.facts.kind === 'webinar' && state.facts.replay === undefined)) return 'over'
  return phase === 'coming' && state.facts.kind === 'mooc' ? 'not-open' : undefined
}

/**
 * Withdraws a registration; the next tick gives the place to whoever has waited longest. A letter removes the event
 * from the reader's calendar. False when there was no registration.
 */
export async function unregister(db: Database, wanted: Wanted, clock: Clock): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const course = await lockPlace(tx, wanted, clock)
    if (!course || course.found.standing === 'none') return false
    const now = clock.now()
    const registration = await setRegistration(tx, { ...wanted, state: 'left', now })
    const { found } = course
    if (!noLetter(found)) await addRegistrationLetter(tx, { registration, found, kind: 'unregistered', now })
    return true
  })
}
