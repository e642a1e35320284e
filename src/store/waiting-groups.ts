import { sql } from 'kysely'
import type { WaitingState } from '../domain/waiting-letter.ts'
import { type Database, rowsOf } from './database.ts'

/** Letters that wait for the same decision: one letter of one cohort, for one reason. */
export type WaitingGroup = {
  /** One of them, by which the group is asked for. */
  sample: number
  state: WaitingState
  cohort: string
  letter: string
  /** A `HoldReason`, what is wrong with the letter, or the line of the relay; null where there was none. */
  why: string | null
  n: number
  since: Date
  /** When the first of them is too late to leave. */
  expiresAt: Date
  zone: string
}

/** Whether a delivery `d` waits for a decision. */
const waits = sql<boolean>`d.state in ('unknown', 'held') and d.settled_at is not null and not exists (
  select from feuilleton.resolutions r
  where r.delivery_id = d.id and r.decision = 'leave' and r.decided_at >= d.settled_at)`

/** All that waits, the longest waiting first. */
export async function listWaitingGroups(db: Database): Promise<WaitingGroup[]> {
  return rowsOf(
    db,
    sql<WaitingGroup>`
    select min(d.id) as sample, d.state, c.slug as cohort, d.letter, coalesce(d.reason, d.reply) as why, count(*) as n,
      min(d.settled_at) as since, min(d.expires_at) as expires_at, c.zone
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    where ${waits}
    group by d.state, c.id, d.letter, coalesce(d.reason, d.reply)
    order by since, sample`,
  )
}

export type WaitingPerson = {
  id: number
  subscriberId: number
  address: string
  since: Date
  expiresAt: Date
  resends: number
}

type Chosen = { sample: number; ids?: readonly number[] | undefined; most: number }

/** The people of a group, or those of them with these deliveries. */
export async function listWaitingPeople(
  db: Database,
  { sample, ids, most }: Chosen,
): Promise<WaitingPerson[]> {
  return rowsOf(
    db,
    sql<WaitingPerson>`
    select d.id, s.id as subscriber_id, s.address, d.settled_at as since, d.expires_at, d.resends
    from ${group(sample)}
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where ${inGroup} and ${waits} and (${ids ?? null}::bigint[] is null or d.id = any(${ids ?? null}::bigint[]))
    order by d.id limit ${most}`,
  )
}

/** The deliveries of a group. */
export async function idsOfGroup(db: Database, sample: number): Promise<number[]> {
  const query = sql<{ id: number }>`
    select d.id from ${group(sample)} where ${inGroup} and ${waits} order by d.id`
  return (await rowsOf(db, query)).map(({ id }) => id)
}

/** Delivery `one` with its enrolment `o`, and those that may wait with it, `d` with `e`. */
function group(sample: number) {
  return sql`feuilleton.deliveries one join feuilleton.enrolments o on o.id = one.enrolment_id and one.id = ${sample}
    join feuilleton.deliveries d on d.state = one.state and d.letter = one.letter
    join feuilleton.enrolments e on e.id = d.enrolment_id`
}

const inGroup = sql<boolean>`e.cohort_id = o.cohort_id
  and coalesce(d.reason, d.reply) is not distinct from coalesce(one.reason, one.reply)`
