import { sql } from 'kysely'
import type { Language } from '../language/catalogues.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import type { Reader } from './readers.ts'

/**
 * Holds off whatever else is asked for this address until `tx` ends, whether anybody has it or not. To take before any
 * row: two requests that come at once would each count without the other.
 */
export async function lockAddress(tx: Database, addressKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('address ' || ${addressKey}::text, 0))`.execute(tx)
}

export async function findSubscriberId(db: Database, addressKey: string): Promise<number | undefined> {
  const query = sql<{ id: number }>`select id from feuilleton.subscribers where address_key = ${addressKey}`
  const [found] = await rowsOf(db, query)
  return found?.id
}

export type FoundEnrolment = { id: number; state: Reader['state']; follows: Reader['follows'] }

/**
 * The enrolment of an address in a cohort, locked. Not `for update`: a tick that turns a lesson into deliveries has the
 * track and refers to the enrolment, and a sign-up takes the track next.
 */
export async function lockEnrolmentOf(
  tx: Database,
  { cohortId, addressKey }: { cohortId: number; addressKey: string },
): Promise<FoundEnrolment | undefined> {
  const query = sql<FoundEnrolment>`
    select e.id, e.state, e.follows from feuilleton.enrolments e
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where e.cohort_id = ${cohortId} and s.address_key = ${addressKey}
    for no key update of e`
  const [found] = await rowsOf(tx, query)
  return found
}

/** Adds an enrolment that waits for its confirmation; undefined when an import has just enrolled the same person. */
export async function addPending(
  tx: Database,
  pending: {
    cohortId: number
    trackId: number
    addressKey: string
    language: Language
    follows: Reader['follows']
  },
): Promise<FoundEnrolment | undefined> {
  const query = sql<FoundEnrolment>`
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, state, language, follows)
    select ${pending.cohortId}, id, ${pending.trackId}, 'pending', ${pending.language}, ${pending.follows}
    from feuilleton.subscribers where address_key = ${pending.addressKey} for key share
    on conflict (cohort_id, subscriber_id) do nothing
    returning id, state, follows`
  const [added] = await rowsOf(tx, query)
  return added
}

/** Lets an enrolment wait for a confirmation, with new choices; one that is active or paused stays as it is. */
export async function makePending(
  tx: Database,
  id: number,
  { trackId, language, follows }: { trackId: number; language: Language; follows: Reader['follows'] },
): Promise<void> {
  await sql`
    update feuilleton.enrolments set state = 'pending', track_id = ${trackId}, language = ${language},
      follows = ${follows}, joined_at = null, left_at = null, left_reason = null, paused_until = null
    where id = ${id} and state in ('pending', 'unsubscribed')`.execute(tx)
}

/**
 * Holds off others who want a place in this cohort until `tx` ends: of two who want the last place, the second then sees
 * the first. Not the row of the cohort: letters that are handed over lock their enrolments before it, and whoever
 * cancels it holds it while waiting for a tick.
 */
export async function lockPlaces(tx: Database, cohortId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('places of cohort ' || ${cohortId}::bigint, 0))`.execute(
    tx,
  )
}

/** Makes an enrolment that waits for its confirmation active from `joinedAt` on; that of a guest becomes a subscriber's. */
export async function activate(
  tx: Database,
  id: number,
  { trackId, language, joinedAt }: { trackId: number; language: Language; joinedAt: Date },
): Promise<void> {
  await sql`
    update feuilleton.enrolments set state = 'active', follows = 'course', track_id = ${trackId},
      language = ${language}, joined_at = ${joinedAt}, left_at = null
    where id = ${id} and (state = 'pending' or follows = 'events')`.execute(tx)
}

/** Makes an enrolment that waits for its confirmation that of a guest, from `joinedAt` on. */
export async function admitGuest(tx: Database, id: number, joinedAt: Date): Promise<void> {
  await sql`
    update feuilleton.enrolments set state = 'active', follows = 'events', joined_at = ${joinedAt}, left_at = null
    where id = ${id} and state = 'pending'`.execute(tx)
}

/** Whether a cohort has as many subscribers as it takes. */
export async function isFull(
  db: Database,
  { id, capacity }: { id: number; capacity: number | null },
): Promise<boolean> {
  if (capacity === null) return false
  const query = sql<{ taken: number }>`
    select feuilleton.places_taken(${id}::bigint, ${capacity}::int) as taken`
  return (await oneRow(db, query)).taken >= capacity
}

/** The enrolments of an address that have not ended, in cohorts that go on, newest first. */
export async function enrolmentsToLink(
  db: Database,
  subscriberId: number,
  most: number,
): Promise<FoundEnrolment[]> {
  return rowsOf(
    db,
    sql<FoundEnrolment>`
    select e.id, e.state, e.follows from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id
    where e.subscriber_id = ${subscriberId} and e.state <> 'unsubscribed' and c.state = 'running'
    order by e.id desc limit ${most}`,
  )
}
