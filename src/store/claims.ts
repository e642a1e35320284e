import { type RawBuilder, sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import type { Claim } from '../domain/delivery.ts'
import type { LetterKind } from '../domain/letter-kind.ts'
import type { Language } from '../language/catalogues.ts'
import { type Database, rowsOf } from './database.ts'
import type { Stream } from './streams.ts'

const LOOK_AGAIN_MS = 60_000

/** A claimed delivery with what its letter needs. */
export type ClaimedDelivery = Claim &
  Stream & {
    kind: LetterKind
    letter: string
    /** Of an answer or a note: what was asked for. */
    requestId: number | null
    attempts: number
    /** The instant that it speaks from, and the version of the events of its cohort that it speaks of. */
    writtenAt: Date
    writtenVersion: number
    enrolmentId: number
    /** Of the links that it holds. */
    generation: number
    address: Address
    /** Of the letters that the service itself writes. */
    language: Language
    firstName: string | null
    /** Whether it asks a relay or a domain again that is paused. */
    isTry: boolean
  }

/**
 * Claims up to `size` due deliveries of a dispatch, for `leaseUntil`. Those that may not leave any more are settled
 * as skipped with their reason in the same statement, so that a delivery is never looked at and forgotten; one that
 * was handed over before with no known answer goes back to `unknown`; and one whose domain is paused is put off to the
 * next time that the domain is asked. `looked` counts all kinds.
 */
export async function claimDue(
  db: Database,
  stream: Stream,
  { size, ...claim }: ClaimOptions & { size: number },
): Promise<{ claimed: ClaimedDelivery[]; looked: number }> {
  const picked = sql`
    select id from feuilleton.deliveries
    where dispatch_id = ${stream.dispatchId} and state = 'due' and next_at <= ${claim.now}
    order by next_at, id limit ${size} for update skip locked`
  return claimPicked(db, stream, { ...claim, picked, isTry: false })
}

/** Claims one delivery of a dispatch to ask again with, in the same way, paused as its domain may be. */
export async function claimTry(
  db: Database,
  stream: Stream,
  { deliveryId, ...claim }: ClaimOptions & { deliveryId: number },
): Promise<{ claimed: ClaimedDelivery[]; looked: number }> {
  const picked = sql`select id from feuilleton.deliveries where id = ${deliveryId} and state = 'due' for update`
  return claimPicked(db, stream, { ...claim, picked, isTry: true })
}

type ClaimOptions = { now: Date; leaseUntil: Date; by: string }

async function claimPicked(
  db: Database,
  stream: Stream,
  { now, leaseUntil, by, picked, isTry }: ClaimOptions & { picked: RawBuilder<unknown>; isTry: boolean },
): Promise<{ claimed: ClaimedDelivery[]; looked: number }> {
  const rows = await rowsOf(
    db,
    sql<Omit<ClaimedDelivery, keyof Stream | 'isTry'> & { state: string }>`
    with picked as (${picked}), judged as (
      select d.id, e.id as enrolment_id, e.generation, e.language, s.address, s.first_name, c.events_version,
        -- A domain whose time has come, and that another worker is about to ask, is looked at again in a minute.
        case when o.domain is null or ${isTry} then null when o.next_try_at > ${now} then o.next_try_at
             else ${new Date(now.getTime() + LOOK_AGAIN_MS)}::timestamptz end as put_off_to,
        feuilleton.standing_reason(d, i, e, c, x.address_key is not null, p.paused_by, ${now}::timestamptz) as reason
      from picked
      join feuilleton.deliveries d on d.id = picked.id
      join feuilleton.dispatches i on i.id = d.dispatch_id
      join feuilleton.enrolments e on e.id = d.enrolment_id
      join feuilleton.subscribers s on s.id = e.subscriber_id
      join feuilleton.cohorts c on c.id = e.cohort_id
      left join feuilleton.pauses p on p.cohort_id = c.id
      left join feuilleton.domain_pauses o on o.cohort_id = c.id and o.domain = split_part(s.address_key, '@', 2)
      left join feuilleton.suppressions x on x.address_key = s.address_key
    ), fated as (
      select judged.*, reason is null and put_off_to is null as is_claimed from judged
    ), ended as (
      update feuilleton.deliveries d set
        state = case when j.is_claimed then 'claimed' when j.reason is null then 'due'
                     when d.resends > 0 then 'unknown' else 'skipped' end,
        reason = j.reason,
        fence = d.fence + 1,
        attempts = d.attempts + j.is_claimed::int,
        next_at = case when j.reason is null and not j.is_claimed then least(j.put_off_to, d.expires_at) else d.next_at end,
        claimed_by = case when j.is_claimed then ${by}::text end,
        lease_until = case when j.is_claimed then ${leaseUntil}::timestamptz end,
        written_at = coalesce(d.written_at, case when j.is_claimed then ${now}::timestamptz end),
        written_version = case when d.written_at is null then j.events_version else d.written_version end,
        written_generation = coalesce(d.written_generation, case when j.is_claimed then j.generation end),
        written_name = case when d.written_at is null then j.first_name else d.written_name end,
        settled_at = case when j.reason is not null then ${now}::timestamptz end
      from fated j where j.id = d.id
      returning d.id, d.fence, d.state, d.kind, d.letter, d.request_id, d.attempts, d.written_at,
        d.written_version, j.enrolment_id, coalesce(d.written_generation, 0) as generation,
        j.address, j.language, d.written_name as first_name
    )
    select * from ended order by id`,
  )
  const claimed = rows.flatMap(({ state, ...row }) =>
    state === 'claimed' ? [{ ...stream, ...row, isTry }] : [],
  )
  return { claimed, looked: rows.length }
}

/** Gives back claims that nothing was handed over for, as a service that stops does. */
export async function releaseClaims(db: Database, claims: readonly Claim[]): Promise<void> {
  await sql`
    update feuilleton.deliveries d set state = 'due', claimed_by = null, lease_until = null,
      attempts = d.attempts - 1
    from unnest(${claims.map((c) => c.id)}::bigint[], ${claims.map((c) => c.fence)}::int[]) as m (id, fence)
    where d.id = m.id and d.fence = m.fence and d.state = 'claimed'`.execute(db)
}

/**
 * Renews the leases of claims that are still being worked on; a lease that is over stays over. Rows that are being
 * marked are left out until the next time, so that a renewal and a mark never wait for each other.
 */
export async function renewLeases(
  db: Database,
  claims: readonly Claim[],
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<void> {
  await sql`
    update feuilleton.deliveries set lease_until = ${leaseUntil} where id in (
      select d.id from feuilleton.deliveries d
      join unnest(${claims.map((c) => c.id)}::bigint[], ${claims.map((c) => c.fence)}::int[]) as m (id, fence)
        on d.id = m.id and d.fence = m.fence
      where d.state in ('claimed', 'handed') and d.lease_until > ${now}
      for update of d skip locked)`.execute(db)
}

/**
 * Ends the claims whose lease is over: what was not handed over is due again; what was handed over and never
 * answered for is `unknown`. Rows that another process is at are left to it, and to the next tick.
 */
export async function endOverdueLeases(db: Database, now: Date): Promise<void> {
  await sql`
    update feuilleton.deliveries set
      state = case state when 'claimed' then 'due' else 'unknown' end,
      settled_at = case state when 'handed' then ${now}::timestamptz end,
      claimed_by = null, lease_until = null
    where id in (
      select id from feuilleton.deliveries
      where state in ('claimed', 'handed') and lease_until <= ${now}
      order by id for update skip locked)`.execute(db)
}
