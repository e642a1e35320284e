import { sql } from 'kysely'
import type { Claim } from '../domain/delivery.ts'
import { type Database, rowsOf } from './database.ts'

const LONGEST_TEXT = 2_000

/** A claimed delivery with what its letter needs. */
export type ClaimedDelivery = Claim & {
  letter: string
  attempts: number
  expiresAt: Date
  writtenAt: Date
  enrolmentId: number
  address: string
  firstName: string | null
  cohort: string
  trackId: number
  trackDayOne: string
  trackZone: string
  trackAt: string
}

/**
 * Claims those of `ids` that are due, for `leaseUntil`. Those that may not leave any more are settled as skipped
 * with their reason in the same statement, so that a delivery is never looked at and forgotten.
 */
export async function claimDeliveries(
  db: Database,
  ids: number[],
  { now, leaseUntil, by }: { now: Date; leaseUntil: Date; by: string },
): Promise<ClaimedDelivery[]> {
  return rowsOf(
    db,
    sql<ClaimedDelivery>`
    with picked as (
      select id from feuilleton.deliveries
      where id = any(${ids}::bigint[]) and state = 'due' and next_at <= ${now}
      order by id for update skip locked
    ), judged as (
      select d.id, e.id as enrolment_id, s.address, s.first_name, c.slug, t.id as track_id, t.day_one, t.zone, t.at_time,
        case when c.state = 'cancelled' then 'cancelled'
             when e.state = 'unsubscribed' then 'unsubscribed'
             when x.address_key is not null then 'suppressed'
             when e.state = 'paused' then 'paused'
             when d.expires_at <= ${now} then 'expired' end as reason
      from picked p
      join feuilleton.deliveries d on d.id = p.id
      join feuilleton.enrolments e on e.id = d.enrolment_id
      join feuilleton.subscribers s on s.id = e.subscriber_id
      join feuilleton.cohorts c on c.id = e.cohort_id
      join feuilleton.dispatches i on i.id = d.dispatch_id
      join feuilleton.tracks t on t.id = i.track_id
      left join feuilleton.suppressions x on x.address_key = s.address_key
    ), claimed as (
      update feuilleton.deliveries d set
        state = case when j.reason is null then 'claimed' else 'skipped' end,
        reason = j.reason,
        fence = d.fence + 1,
        attempts = d.attempts + (j.reason is null)::int,
        claimed_by = case when j.reason is null then ${by}::text end,
        lease_until = case when j.reason is null then ${leaseUntil}::timestamptz end,
        written_at = coalesce(d.written_at, case when j.reason is null then ${now}::timestamptz end),
        written_name = case when d.written_at is null then j.first_name else d.written_name end,
        settled_at = case when j.reason is not null then ${now}::timestamptz end
      from judged j where j.id = d.id
      returning d.*
    )
    select k.id, k.fence, k.letter, k.attempts, k.expires_at as "expiresAt", k.written_at as "writtenAt",
      j.enrolment_id as "enrolmentId", j.address, k.written_name as "firstName", j.slug as cohort,
      j.track_id as "trackId", j.day_one as "trackDayOne", j.zone as "trackZone", j.at_time as "trackAt"
    from claimed k join judged j on j.id = k.id
    where k.state = 'claimed' order by k.id`,
  )
}

/**
 * Marks claims as handed, before the first byte of their bodies leaves. The claims that come back may go on; the
 * others have lost their lease, or may not leave any more (that is settled here too). The enrolments are locked
 * first: the statement after it then sees every unsubscribe that is committed, and one that comes later waits.
 */
export async function markHanded(db: Database, claims: Claim[], now: Date): Promise<Set<number>> {
  const ids = claims.map((claim) => claim.id)
  const fences = claims.map((claim) => claim.fence)
  return db.transaction().execute(async (tx) => {
    await lockEnrolments(tx, ids)
    const rows = await rowsOf(
      tx,
      sql<{ id: number; state: string }>`
      with judged as (
        select d.id, d.fence,
          case when c.state = 'cancelled' then 'cancelled'
               when e.state = 'unsubscribed' then 'unsubscribed'
               when x.address_key is not null then 'suppressed'
               when e.state = 'paused' then 'paused'
               when d.expires_at <= ${now} then 'expired' end as reason
        from unnest(${ids}::bigint[], ${fences}::int[]) as m (id, fence)
        join feuilleton.deliveries d on d.id = m.id and d.fence = m.fence
        join feuilleton.enrolments e on e.id = d.enrolment_id
        join feuilleton.subscribers s on s.id = e.subscriber_id
        join feuilleton.cohorts c on c.id = e.cohort_id
        left join feuilleton.suppressions x on x.address_key = s.address_key
      )
      update feuilleton.deliveries d set
        state = case when j.reason is null then 'handed' else 'skipped' end,
        reason = j.reason,
        handed_at = case when j.reason is null then ${now}::timestamptz end,
        settled_at = case when j.reason is not null then ${now}::timestamptz end
      from judged j
      where d.id = j.id and d.fence = j.fence and d.state = 'claimed' and d.lease_until > ${now}
      returning d.id, d.state`,
    )
    return new Set(rows.filter((row) => row.state === 'handed').map((row) => row.id))
  })
}

/** Holds off every change of these deliveries' enrolments until the transaction ends. */
async function lockEnrolments(tx: Database, deliveryIds: number[]): Promise<void> {
  await sql`
    select from feuilleton.enrolments
    where id in (select enrolment_id from feuilleton.deliveries where id = any(${deliveryIds}::bigint[]))
    order by id for share`.execute(tx)
}

/** The end of a delivery, or its way back to `due` when `nextAt` is set. */
export type Settlement = Claim & {
  state: 'submitted' | 'bounced' | 'unknown' | 'held' | 'due'
  reason?: string
  reply?: string
  nextAt?: Date
}

/**
 * Writes how claims ended. A claim whose fence has moved on is left alone, except that a 250 still counts for
 * a delivery that was given up as `unknown` meanwhile: it did leave.
 */
export async function settleDeliveries(db: Database, settlements: Settlement[], now: Date): Promise<void> {
  const list = JSON.stringify(settlements.map(storable))
  await sql`
    update feuilleton.deliveries d set
      state = m.state,
      reason = m.reason,
      reply = coalesce(m.reply, d.reply),
      next_at = coalesce(least(m."nextAt", d.expires_at), d.next_at),
      queued_at = null, claimed_by = null, lease_until = null,
      handed_at = case when m.state = 'due' then null else d.handed_at end,
      settled_at = case when m.state = 'due' then null else ${now}::timestamptz end
    from jsonb_to_recordset(${list}::jsonb)
      as m (id bigint, fence int, state text, reason text, reply text, "nextAt" timestamptz)
    where d.id = m.id and d.fence = m.fence
      and (d.state in ('claimed', 'handed') or (d.state = 'unknown' and m.state = 'submitted'))`.execute(db)
}

/** A relay may answer anything: PostgreSQL takes neither NUL nor half a surrogate pair, and replies have a measure. */
function storable({ reply, reason, ...settlement }: Settlement): Settlement {
  const clean = (text: string) => text.replaceAll('\0', ' ').slice(0, LONGEST_TEXT).toWellFormed()
  return {
    ...settlement,
    ...(reply === undefined ? {} : { reply: clean(reply) }),
    ...(reason === undefined ? {} : { reason: clean(reason) }),
  }
}

/** Gives back claims that nothing was handed over for, as a service that stops does. */
export async function releaseClaims(db: Database, claims: Claim[]): Promise<void> {
  await sql`
    update feuilleton.deliveries d set state = 'due', claimed_by = null, lease_until = null, queued_at = null,
      attempts = d.attempts - 1
    from unnest(${claims.map((c) => c.id)}::bigint[], ${claims.map((c) => c.fence)}::int[]) as m (id, fence)
    where d.id = m.id and d.fence = m.fence and d.state = 'claimed'`.execute(db)
}

/** Renews the leases of claims that are still being worked on; a lease that is over stays over. */
export async function renewLeases(
  db: Database,
  claims: Claim[],
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<void> {
  await sql`
    update feuilleton.deliveries d set lease_until = ${leaseUntil}
    from unnest(${claims.map((c) => c.id)}::bigint[], ${claims.map((c) => c.fence)}::int[]) as m (id, fence)
    where d.id = m.id and d.fence = m.fence and d.state in ('claimed', 'handed') and d.lease_until > ${now}`.execute(
    db,
  )
}

/**
 * Ends the claims whose lease is over: what was not handed over is due again; what was handed over and never
 * answered for is `unknown`.
 */
export async function endOverdueLeases(db: Database, now: Date): Promise<void> {
  await sql`
    update feuilleton.deliveries set
      state = case state when 'claimed' then 'due' else 'unknown' end,
      settled_at = case state when 'handed' then ${now}::timestamptz end,
      claimed_by = null, lease_until = null, queued_at = null
    where state in ('claimed', 'handed') and lease_until <= ${now}`.execute(db)
}

/** Takes up to `size` due deliveries that no job was made for since `queuedBefore`, and notes that one is made now. */
export async function takeUnqueued(
  db: Database,
  { now, queuedBefore, size }: { now: Date; queuedBefore: Date; size: number },
): Promise<number[]> {
  const query = sql<{ id: number }>`
    update feuilleton.deliveries set queued_at = ${now}
    where id in (
      select id from feuilleton.deliveries
      where state = 'due' and next_at <= ${now} and (queued_at is null or queued_at < ${queuedBefore})
      order by next_at, id limit ${size} for update skip locked)
    returning id`
  return (await rowsOf(db, query)).map((row) => row.id)
}

/** Stops all sending to the addresses of these deliveries, after the hand-overs to them that are being committed. */
export async function suppressAddresses(
  db: Database,
  bounces: { id: number; reason: string }[],
  now: Date,
): Promise<void> {
  await sql`
    with leaving as (
      select e.id from feuilleton.enrolments e
      where e.subscriber_id in (
        select e.subscriber_id from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
        where d.id = any(${bounces.map(({ id }) => id)}::bigint[]))
      order by e.id for update
    )
    insert into feuilleton.suppressions (address_key, reason, suppressed_at)
    select distinct on (s.address_key) s.address_key, m.reason, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(bounces.map(({ id, reason }) => ({ id, reason: reason.slice(0, LONGEST_TEXT).toWellFormed() })))}::jsonb) as m (id bigint, reason text)
    join feuilleton.deliveries d on d.id = m.id
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where (select count(*) from leaving) > 0
    on conflict (address_key) do nothing`.execute(db)
}
