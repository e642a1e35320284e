import { sql } from 'kysely'
import type { WaitingState } from '../domain/waiting-letter.ts'
import { type Database, rowsOf } from './database.ts'
import type { NamedLetter } from './named-letter.ts'
import { whyWaiting } from './why-waiting.ts'

/** Letters that wait for the same decision: one letter of one cohort, for one reason. */
export type WaitingGroup = NamedLetter & {
  /** One of them, by which the group is asked for. */
  sample: number
  state: WaitingState
  cohort: string
  cohortName: string
  editionHash: string
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

/** All that waits. It is few, and found by an index of its own before anything is joined to it. */
const waiting = sql`waiting as materialized (
  select d.id, d.dispatch_id, d.request_id, d.kind, d.state, d.letter, ${whyWaiting} as why,
    d.settled_at as since, d.expires_at, d.resends, e.cohort_id, e.subscriber_id
  from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id where ${waits})`

/** All that waits, the longest waiting first. */
export async function listWaitingGroups(db: Database): Promise<WaitingGroup[]> {
  return rowsOf(
    db,
    sql<WaitingGroup>`
    with ${waiting}
    select g.sample, g.state, c.slug as cohort, c.name as cohort_name, c.edition_hash, d.letter, d.kind, i.day,
      coalesce(i.event, r.detail ->> 'event') as event, r.kind as asked, r.detail ->> 'letter' as asked_letter,
      (select o.subject from feuilleton.one_offs o where o.id = i.one_off_id) as subject, g.why, g.n, g.since, g.expires_at, c.zone
    from (
      select min(d.id) as sample, d.state, d.cohort_id, d.why, count(*) as n,
        min(d.since) as since, min(d.expires_at) as expires_at
      from waiting d group by d.state, d.cohort_id, d.letter, d.why) g
    join waiting d on d.id = g.sample
    join feuilleton.cohorts c on c.id = g.cohort_id
    join feuilleton.dispatches i on i.id = d.dispatch_id
    left join feuilleton.requests r on r.id = d.request_id
    order by g.since, g.sample`,
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

/** The first people of each group, at most so many of each, by its `sample`. */
export async function listFirstWaiting(
  db: Database,
  most: number,
): Promise<(WaitingPerson & { sample: number })[]> {
  return rowsOf(
    db,
    sql<WaitingPerson & { sample: number }>`
    with ${waiting}, placed as (
      select d.*, min(d.id) over of_group as sample, row_number() over (of_group order by d.id) as place
      from waiting d window of_group as (partition by d.state, d.cohort_id, d.letter, d.why)
    )
    select d.sample, d.id, s.id as subscriber_id, s.address, d.since, d.expires_at, d.resends
    from placed d join feuilleton.subscribers s on s.id = d.subscriber_id
    where d.place <= ${most} order by d.sample, d.id`,
  )
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
    with ${waiting}
    select d.id, s.id as subscriber_id, s.address, d.since, d.expires_at, d.resends
    from waiting d
    join feuilleton.subscribers s on s.id = d.subscriber_id
    where ${inGroup(sample)} and (${ids ?? null}::bigint[] is null or d.id = any(${ids ?? null}::bigint[]))
    order by d.id limit ${most}`,
  )
}

/** The deliveries of a group. */
export async function idsOfGroup(db: Database, sample: number): Promise<number[]> {
  const query = sql<{ id: number }>`
    with ${waiting} select d.id from waiting d where ${inGroup(sample)} order by d.id`
  return (await rowsOf(db, query)).map(({ id }) => id)
}

/** Whether a delivery `d` that waits does so for the same decision as another. */
function inGroup(sample: number) {
  return sql<boolean>`(d.state, d.cohort_id, d.letter, coalesce(d.why, '')) in (
    select o.state, o.cohort_id, o.letter, coalesce(o.why, '') from waiting o where o.id = ${sample})`
}
