import { type Database, inTransaction } from '../../store/database.ts'
import { addLettersSoFar } from '../../store/event-dispatches.ts'
import { lockEnrolments, lockTracksOf } from '../../store/moves.ts'
import {
  countRegistrations,
  type EventKey,
  eventsWaitedFor,
  firstWaiting,
  lockEventPlaces,
  type Registration,
  setRegistration,
} from '../../store/registrations.ts'
import { addRequest } from '../../store/requests.ts'
import { findReaderEvent, type ReaderEvent } from './reader-events.ts'

/** The most people who get a place in one transaction. */
const MOST_AT_ONCE = 500

type Seen = Omit<ReaderEvent, 'isFull'>

/**
 * Whether a registration gets no letter. The registration for a MOOC happens elsewhere, and after the start of a
 * webinar a letter would be too late.
 */
export function noLetter({ phase, state }: Seen): boolean {
  return state.facts.kind !== 'webinar' || phase !== 'coming'
}

/** Queues the letter that tells somebody their current registration for an event. */
export async function addRegistrationLetter(
  tx: Database,
  {
    registration: { enrolmentId, event, revision },
    found,
    kind,
    now,
  }: {
    registration: Registration
    found: Seen
    kind: 'registered' | 'waiting' | 'unregistered'
    now: Date
  },
): Promise<void> {
  const expiresAt = found.state.moments.start?.at
  if (!expiresAt || expiresAt <= now) return
  const was = kind === 'unregistered' && found.standing !== 'none' ? { was: found.standing } : {}
  await addRequest(tx, { enrolmentId, kind, detail: { event, revision, ...was }, now, expiresAt })
}

/** Gives free places at events to those who have waited longest. Each event has a transaction of its own. */
export async function fillPlaces(db: Database, now: Date): Promise<void> {
  for (const key of await eventsWaitedFor(db)) await inTransaction(db, (tx) => fillPlacesAt(tx, key, now))
}

async function fillPlacesAt(tx: Database, key: EventKey, now: Date): Promise<void> {
  await lockEventPlaces(tx, key)
  // Places belong to a whole cohort, with the same dates for everybody: what holds for one person who waits holds for
  // all.
  const [first] = await firstWaiting(tx, { ...key, most: 1 })
  const seen =
    first === undefined ? undefined : await findReaderEvent(tx, { enrolmentId: first, ...key }, now)
  if (!seen || noLetter(seen.found)) return
  const most = await freePlaces(tx, key, seen.found)
  if (most <= 0) return
  const chosen = await firstWaiting(tx, { ...key, most })
  await lockEnrolments(tx, chosen)
  await lockTracksOf(tx, chosen)
  for (const enrolmentId of chosen) await givePlace(tx, { enrolmentId, event: key.event, now })
}

async function freePlaces(tx: Database, key: EventKey, { state: { facts } }: Seen): Promise<number> {
  if (facts.kind !== 'webinar' || facts.capacity === undefined) return MOST_AT_ONCE
  const { registered } = await countRegistrations(tx, key)
  return Math.min(MOST_AT_ONCE, facts.capacity - registered)
}

type Given = { enrolmentId: number; event: string; now: Date }

/**
 * Gives a place to somebody whose enrolment is locked, unless they have left meanwhile. `now` is the instant of the
 * tick, taken before the locks; letters that have become deliveries since then are added to the ledger.
 */
async function givePlace(tx: Database, { enrolmentId, event, now }: Given): Promise<void> {
  const course = await findReaderEvent(tx, { enrolmentId, event }, now)
  if (course?.found.standing !== 'waiting' || noLetter(course.found)) return
  const registration = await setRegistration(tx, { enrolmentId, event, state: 'registered', now })
  await addRegistrationLetter(tx, { registration, found: course.found, kind: 'registered', now })
  await addLettersSoFar(tx, { enrolmentId, trackId: course.reader.track.id, now })
}
