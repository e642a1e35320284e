import { sql } from 'kysely'
import type { Decision, WaitingState } from '../domain/waiting-letter.ts'
import { type Database, rowsOf } from './database.ts'
import { whyWaiting } from './why-waiting.ts'

/**
 * Decides on each new `unknown` whose letter says `resend-once`: it is due again, once, under a new fence, and the
 * decision is written down with it. Those that have expired, or were sent again before, wait for an organiser.
 */
export async function resendUnknowns(db: Database, now: Date): Promise<number> {
  const query = sql`
    with again as (
      select d.id, d.reply from feuilleton.deliveries d
      join feuilleton.dispatches i on i.id = d.dispatch_id
      where d.state = 'unknown' and i.unknown_policy = 'resend-once' and d.resends = 0 and d.expires_at > ${now}
        and not exists (select from feuilleton.resolutions r where r.delivery_id = d.id)
      order by d.id limit 1000 for update of d skip locked
    ), noted as (
      insert into feuilleton.resolutions (delivery_id, decision, decided_by, decided_at, was)
      select id, 'resend', 'policy', ${now}, 'unknown' || coalesce(': ' || reply, '') from again
    )
    update feuilleton.deliveries d set
      state = 'due', resends = d.resends + 1, fence = d.fence + 1, next_at = ${now}, settled_at = null
    from again where d.id = again.id
    returning d.id`
  return (await rowsOf(db, query)).length
}

/** A delivery that waits for an organiser. */
export type WaitingDelivery = {
  id: number
  cohort: string
  letter: string
  address: string
  state: WaitingState
  /** A `HoldReason`, what is wrong with a letter that could not be written, or the line of the relay: see `whyWaiting`. */
  why: string | null
  settledAt: Date
  expiresAt: Date
  resends: number
  /** Set for those that an organiser has left as they are. */
  decision: 'leave' | null
}

/** Deliveries that are unknown or held, the longest waiting first; those decided to be left too when `all`. */
export async function listWaiting(
  db: Database,
  { state, all }: { state: WaitingState; all: boolean },
): Promise<WaitingDelivery[]> {
  return rowsOf(
    db,
    sql<WaitingDelivery>`
    select d.id, c.slug as cohort, d.letter, s.address, d.state, ${whyWaiting} as why,
      d.settled_at, d.expires_at, d.resends, r.decision
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    left join lateral (
      select decision from feuilleton.resolutions where delivery_id = d.id and decision = 'leave' and decided_at >= d.settled_at
      order by id desc limit 1) r on true
    where d.state = ${state} and d.settled_at is not null and (${all} or r.decision is null)
    order by d.settled_at, d.id`,
  )
}

export type Resolution = {
  state: WaitingState
  ids: readonly number[]
  decision: Decision
  /** What was found out: the relay’s own line for `submitted`. */
  note: string | undefined
  now: Date
}

/**
 * Carries out what an organiser decided about waiting deliveries, and writes it down.
 * @returns the ids that were waiting in that state and, for a resend, have not expired: the others are untouched.
 */
export async function resolveWaiting(
  db: Database,
  { state, ids, decision, note, now }: Resolution,
): Promise<number[]> {
  const query = sql<{ id: number }>`
    with chosen as (
      select d.id, d.state, ${whyWaiting} as why from feuilleton.deliveries d
      where d.id = any(${ids}::bigint[]) and d.state = ${state} and (${decision} <> 'resend' or d.expires_at > ${now})
      order by d.id for update
    ), noted as (
      insert into feuilleton.resolutions (delivery_id, decision, decided_by, decided_at, was, note)
      select id, ${decision}, 'organiser', ${now}, state || coalesce(': ' || why, ''), ${note ?? null}::text
      from chosen
    ), changed as (
      update feuilleton.deliveries d set
        state = case ${decision}::text when 'resend' then 'due' when 'submitted' then 'submitted' else d.state end,
        -- A second body needs its permission; a letter that waits because its bytes have changed gets leave to.
        resends = d.resends + (${decision} = 'resend' and d.state = 'unknown')::int,
        bytes_hash = case when ${decision} = 'resend' and d.reason is not null then null else d.bytes_hash end,
        fence = d.fence + (${decision} <> 'leave')::int,
        reason = case when ${decision} = 'leave' then d.reason end,
        reply = case when ${decision} = 'submitted' then ${note ?? null}::text else d.reply end,
        next_at = case when ${decision} = 'resend' then ${now}::timestamptz else d.next_at end,
        settled_at = case when ${decision} = 'resend' then null else d.settled_at end
      from chosen where d.id = chosen.id
    )
    select id from chosen order by id`
  return (await rowsOf(db, query)).map(({ id }) => id)
}

/** How many of these deliveries each cohort has, and the subscriber where they are one person’s. */
export async function whoseLetters(
  db: Database,
  ids: readonly number[],
): Promise<{ cohortId: number; cohort: string; subscriberId: number | null; n: number }[]> {
  return rowsOf(
    db,
    sql<{ cohortId: number; cohort: string; subscriberId: number | null; n: number }>`
    select c.id as cohort_id, c.name as cohort, count(*) as n,
      case when min(e.subscriber_id) = max(e.subscriber_id) then min(e.subscriber_id) end as subscriber_id
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    where d.id = any(${ids}::bigint[])
    group by c.id order by c.id`,
  )
}
