import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Where somebody stands with an event. Of a mooc, `registered` are those who went on to sign up outside. */
export type Standing = 'registered' | 'waiting' | 'left'

/** An event of a cohort, as the places there are counted. */
export type EventKey = { cohortId: number; event: string }

export type Registration = {
  enrolmentId: number
  event: string
  state: Standing
  /** When it came into that state. */
  since: Date
  /** The version of the events of the cohort that was shown then. */
  toldVersion: number
  /** Raised by each change of the state. */
  revision: number
  /** Null until a list of those who were there says so. */
  attended: boolean | null
}

const columns = sql`r.enrolment_id, r.event, r.state, r.since, r.told_version,
  r.revision, r.attended`

export async function findRegistration(
  db: Database,
  enrolmentId: number,
  event: string,
): Promise<Registration | undefined> {
  const query = sql<Registration>`
    select ${columns} from feuilleton.registrations r where r.enrolment_id = ${enrolmentId} and r.event = ${event}`
  const [found] = await rowsOf(db, query)
  return found
}

/** Every registration of an enrolment, those that ended too. */
export async function listRegistrations(db: Database, enrolmentId: number): Promise<Registration[]> {
  const query = sql<Registration>`
    select ${columns} from feuilleton.registrations r where r.enrolment_id = ${enrolmentId} order by r.event`
  return rowsOf(db, query)
}

/** Holds off whoever else wants a place at an event of a cohort until `tx` ends. */
export async function lockEventPlaces(tx: Database, { cohortId, event }: EventKey): Promise<void> {
  const name = `places at ${event} of cohort ${cohortId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}::text, 0))`.execute(tx)
}

/**
 * Brings a registration into a state, added when there is none, and notes the version of the events of its cohort, which
 * is shown with it.
 */
export async function setRegistration(
  tx: Database,
  { enrolmentId, event, state, now }: { enrolmentId: number; event: string; state: Standing; now: Date },
): Promise<Registration> {
  return oneRow(
    tx,
    sql<Registration>`
    insert into feuilleton.registrations as r (enrolment_id, event, cohort_id, state, since, told_version)
    select e.id, ${event}, c.id, ${state}, ${now}::timestamptz, c.events_version
    from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id where e.id = ${enrolmentId}
    on conflict (enrolment_id, event) do update set state = excluded.state, since = excluded.since,
      told_version = excluded.told_version, revision = r.revision + 1
    returning ${columns}`,
  )
}

/** How many take part in an event of a cohort, and how many wait for a place. */
export async function countRegistrations(
  db: Database,
  { cohortId, event }: EventKey,
): Promise<{ registered: number; waiting: number }> {
  return oneRow(
    db,
    sql<{ registered: number; waiting: number }>`
    select count(*) filter (where state = 'registered') as registered,
      count(*) filter (where state = 'waiting') as waiting
    from feuilleton.registrations where cohort_id = ${cohortId} and event = ${event}`,
  )
}

/** Who waits for a place at an event, those who have waited longest first. */
export async function firstWaiting(
  tx: Database,
  { cohortId, event, most }: EventKey & { most: number },
): Promise<number[]> {
  const query = sql<{ id: number }>`
    select r.enrolment_id as id from feuilleton.registrations r
    where r.cohort_id = ${cohortId} and r.event = ${event} and r.state = 'waiting'
    order by r.since, r.enrolment_id limit ${most}`
  return (await rowsOf(tx, query)).map(({ id }) => id)
}

/** The events that somebody waits for a place at. */
export async function eventsWaitedFor(db: Database): Promise<EventKey[]> {
  const query = sql<EventKey>`
    select distinct cohort_id, event from feuilleton.registrations where state = 'waiting' order by 1, 2`
  return rowsOf(db, query)
}

/** Ends the registrations of enrolments that ended. */
export async function endRegistrations(
  tx: Database,
  enrolmentIds: readonly number[],
  now: Date,
): Promise<void> {
  await sql`
    update feuilleton.registrations set state = 'left', since = ${now}, revision = revision + 1
    where enrolment_id = any(${[...enrolmentIds]}::bigint[]) and state <> 'left'`.execute(tx)
}

/** The events that an enrolment was registered for, or waited for, until it ended at `at`. */
export async function registrationsEndedAt(db: Database, enrolmentId: number, at: Date): Promise<string[]> {
  const query = sql<{ event: string }>`
    select event from feuilleton.registrations
    where enrolment_id = ${enrolmentId} and state = 'left' and since = ${at} order by event`
  return (await rowsOf(db, query)).map(({ event }) => event)
}
