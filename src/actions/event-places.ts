import type { Database } from '../store/database.ts'
import { lockEnrolment } from '../store/moves.ts'
import {
  countRegistrations,
  type EventPlace,
  eventsWaitedFor,
  findRegistration,
  firstWaiting,
  lockEventPlaces,
  type Registration,
  setRegistration,
} from '../store/registrations.ts'
import { addRequest } from '../store/requests.ts'
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
  const [first] = await firstWaiting(tx, { ...place, most: 1 })
  const seen =
    first === undefined ? undefined : await findReaderEvent(tx, { enrolmentId: first, ...place }, now)
  const facts = seen?.found.state.facts
  if (!seen || facts?.kind !== 'webinar' || noLetter(seen.found)) return
  const { registered } = await countRegistrations(tx, place)
  const free =
    facts.capacity === undefined ? MOST_AT_ONCE : Math.min(MOST_AT_ONCE, facts.capacity - registered)
  if (free <= 0) return
  for (const enrolmentId of await firstWaiting(tx, { ...place, most: free })) {
    await lockEnrolment(tx, enrolmentId)
    if ((await findRegistration(tx, enrolmentId, place.event))?.state !== 'waiting') continue
    const entry = { enrolmentId, event: place.event, state: 'registered', now } as const
    const registration = await setRegistration(tx, entry)
    await addRegistrationLetter(tx, { registration, found: seen.found, kind: 'registered', now })
  }
}
