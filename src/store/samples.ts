import { sql } from 'kysely'
import { type Address, addressKey } from '../domain/address.ts'
import type { TellsWhom } from './audiences.ts'
import { type Database, rowsOf } from './database.ts'

/** The enrolment that a letter of a cohort is shown as where nobody is chosen; undefined while nobody follows it. */
export async function findFirstFollower(db: Database, cohortId: number): Promise<number | undefined> {
  const follows = sql`cohort_id = ${cohortId} and follows = 'course' and state = 'active' and joined_at is not null`
  // By the index of states to a track, and by that of the track to its first: to order all followers would read them.
  const query = sql<{ id: number }>`
    select id from feuilleton.enrolments
    where track_id = (select track_id from feuilleton.enrolments where ${follows} order by track_id limit 1) and ${follows}
    order by id limit 1`
  return (await rowsOf(db, query))[0]?.id
}

/** The enrolment of an address in a cohort, whatever its state. */
export async function findEnrolmentAt(
  db: Database,
  { cohortId, address }: { cohortId: number; address: Address },
): Promise<number | undefined> {
  const query = sql<{ id: number }>`
    select e.id from feuilleton.subscribers s
    join feuilleton.enrolments e on e.subscriber_id = s.id and e.cohort_id = ${cohortId}
    where s.address_key = ${addressKey(address)}`
  return (await rowsOf(db, query))[0]?.id
}

/** A letter about an event as it is planned for a track. */
export type EventDispatch = {
  kind: 'reminder' | 'notice'
  event: string
  reminder: string | null
  audience: TellsWhom
  toldVersion: number | null
  dueAt: Date
  expiresAt: Date
}

/** The letter of this name in a track; where that track has none, in another of its cohort. */
export async function findEventDispatch(
  db: Database,
  { cohortId, letter, trackId }: { cohortId: number; letter: string; trackId: number | undefined },
): Promise<EventDispatch | undefined> {
  const query = sql<EventDispatch>`
    select i.kind, i.event, i.reminder, i.audience, i.told_version, i.due_at, i.expires_at
    from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
    where t.cohort_id = ${cohortId} and i.letter = ${letter} and i.kind in ('reminder', 'notice')
    order by t.id = ${trackId ?? null}::bigint desc nulls last, i.due_at limit 1`
  return (await rowsOf(db, query))[0]
}

/**
 * When a one-off letter leaves in a track; undefined while it is a draft. Where that track has none, in another of its
 * cohort.
 */
export async function findOneOffTimes(
  db: Database,
  { id, trackId }: { id: number; trackId: number | undefined },
): Promise<{ dueAt: Date; expiresAt: Date } | undefined> {
  const query = sql<{ dueAt: Date; expiresAt: Date }>`
    select due_at, expires_at from feuilleton.dispatches
    where one_off_id = ${id} order by track_id = ${trackId ?? null}::bigint desc nulls last, due_at limit 1`
  return (await rowsOf(db, query))[0]
}

/** How a letter was written to an enrolment. */
export type WrittenFacts = { writtenAt: Date; writtenVersion: number; writtenName: string | null }

/** Undefined while it was not written. */
export async function findWrittenFacts(
  db: Database,
  { enrolmentId, letter }: { enrolmentId: number; letter: string },
): Promise<WrittenFacts | undefined> {
  const query = sql<WrittenFacts>`
    select written_at, written_version, written_name from feuilleton.deliveries
    where enrolment_id = ${enrolmentId} and letter = ${letter} and written_at is not null`
  return (await rowsOf(db, query))[0]
}
