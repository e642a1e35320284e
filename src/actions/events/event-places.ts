import type { Database } from '../../store/database.ts'
import { addLettersSoFar } from '../../store/event-dispatches.ts'
import { lockEnrolments, lockTracksOf } from '../../store/moves.ts'
import {
  countRegistrations,
  type EventPlace,
  eventsWaitedFor,
  firstWaiting,
  lockEventPlaces,
  type Registration,
  setRegistration,
} from '../../store/registrations.ts'
import { addRequest } from '../../store/requests.ts'
import { findReaderEvent, type ReaderEvent } from './reader-events.ts'

/** A page of waiting people in one transaction. */
const MOST_AT_ONCE = 500

type Seen = Omit<ReaderEvent, 'isFull'>

/** Whether nobody writes about a registration: that of a mooc is elsewhere, and a webinar that has started is too late. */
export function noLetter({ phase, state }: Seen): boolean {
  return state.facts.kind !== 'webinar' || phase !== 'coming'
}

/** Has the letter written that says where somebody stands with an event now. */
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

/** Gives the places that are free at events to those who wait for one, the longest first; each event on its own. */
export async function fillPlaces(db: Database, now: Date): Promise<void> {
  for (const place of await eventsWaitedFor(db))
    await db.transaction().execute((tx) => fillPlacesAt(tx, place, now))
}

async function fillPlacesAt(tx: Database, place: EventPlace, now: Date): Promise<void> {
  await lockEventPlaces(tx, place)
  // Places are those of a whole cohort, on the same dates for everybody: what is true for one who waits is for the others.
  const [first] = await firstWaiting(tx, { ...place, most: 1 })
  const seen =
    first === undefined ? undefined : await findReaderEvent(tx, { enrolmentId: first, ...place }, now)
  if (!seen || noLetter(seen.found)) return
  const most = await freePlaces(tx, place, seen.found)
  if (most <= 0) return
  const chosen = await firstWaiting(tx, { ...place, most })
  await lockEnrolments(tx, chosen)
  await lockTracksOf(tx, chosen)
  for (const enrolmentId of chosen) await givePlace(tx, { enrolmentId, event: place.event, now })
}

async function freePlaces(tx: Database, place: EventPlace, { state: { facts } }: Seen): Promise<number> {
  if (facts.kind !== 'webinar' || facts.capacity === undefined) return MOST_AT_ONCE
  const { registered } = await countRegistrations(tx, place)
  return Math.min(MOST_AT_ONCE, facts.capacity - registered)
}

type Given = { enrolmentId: number; event: string; now: Date }

/**
 * Gives a place to somebody who is locked, unless they have left meanwhile. `now` is the instant of the tick, before the
 * locks: what has become a letter since then is added to the ledger.
 */
async function givePlace(tx: Database, { enrolmentId, event, now }: Given): Promise<void> {
  const course = await findReaderEvent(tx, { enrolmentId, event }, now)
  if (course?.found.standing !== 'waiting' || noLetter(course.found)) return
  const registration = await setRegistration(tx, { enrolmentId, event, state: 'registered', now })
  await addRegistrationLetter(tx, { registration, found: course.found, kind: 'registered', now })
  await addLettersSoFar(tx, { enrolmentId, trackId: course.reader.track.id, now })
}
