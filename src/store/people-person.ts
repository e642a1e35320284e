import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import type { IsoDate } from '../domain/calendar-rule.ts'
import { type Database, rowsOf } from './database.ts'
import type { Reader } from './readers.ts'

/** Somebody with an address, and why nothing is sent there if so. */
export type Person = {
  id: number
  address: Address
  firstName: string | null
  createdAt: Date
  suppression: { by: 'relay' | 'organiser'; reason: string; at: string } | null
}

const people = sql`
  select s.id, s.address, s.first_name, s.created_at, (
    select jsonb_build_object('by', x.suppressed_by, 'reason', x.reason, 'at', x.suppressed_at)
    from feuilleton.suppressions x where x.address_key = s.address_key) as suppression
  from feuilleton.subscribers s`

export async function findPerson(db: Database, subscriberId: number): Promise<Person | undefined> {
  const [found] = await rowsOf(db, sql<Person>`${people} where s.id = ${subscriberId}`)
  return found
}

export async function findPersonAt(db: Database, addressKey: string): Promise<Person | undefined> {
  const [found] = await rowsOf(db, sql<Person>`${people} where s.address_key = ${addressKey}`)
  return found
}

/** One course of somebody, those that go on first. */
export type PersonCourse = Pick<Reader, 'enrolmentId' | 'state' | 'follows' | 'cohort' | 'cohortName'> & {
  cohortId: number
  cohortState: string
  editionHash: string
  joinedAt: Date | null
  leftAt: Date | null
  leftReason: string | null
  pausedUntil: IsoDate | null
  zone: string
  at: string
}

export async function listCourses(db: Database, subscriberId: number): Promise<PersonCourse[]> {
  return rowsOf(
    db,
    sql<PersonCourse>`
    select e.id as enrolment_id, e.state, e.follows, e.joined_at, e.left_at, e.left_reason, e.paused_until,
      c.id as cohort_id, c.slug as cohort, c.name as cohort_name, c.state as cohort_state, c.edition_hash,
      t.zone, t.at_time as at
    from feuilleton.enrolments e
    join feuilleton.cohorts c on c.id = e.cohort_id
    join feuilleton.tracks t on t.id = e.track_id
    where e.subscriber_id = ${subscriberId}
    order by e.state = 'unsubscribed', e.id desc`,
  )
}

/** Greets somebody by this name from now on, or by none. */
export async function setFirstName(
  tx: Database,
  { subscriberId, firstName }: { subscriberId: number; firstName: string | null },
): Promise<void> {
  await sql`update feuilleton.subscribers set first_name = ${firstName} where id = ${subscriberId}`.execute(
    tx,
  )
}
