import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import { ERASED_DOMAIN } from '../domain/erased-address.ts'
import { type Database, rowsOf } from './database.ts'
import { storable } from './storable.ts'

/** Whom a mail that came back is about: an enrolment, its address now, and how far its letter is. */
export type ReturnedTo = {
  enrolmentId: number
  address: Address
  /** Null without a letter. */
  state: string | null
  isErased: boolean
}

/** Finds whom a mail is about: by its delivery, by its enrolment, or by both, when the one is of the other. */
export async function findReturnedTo(
  db: Database,
  { delivery = null, enrolment = null }: { delivery?: number | null; enrolment?: number | null },
): Promise<ReturnedTo | undefined> {
  const query = sql<ReturnedTo>`
    select e.id as enrolment_id, s.address, d.state, s.address_key like ${`%@${ERASED_DOMAIN}`} as is_erased
    from feuilleton.enrolments e
    join feuilleton.subscribers s on s.id = e.subscriber_id
    left join feuilleton.deliveries d on d.id = ${delivery}::bigint
    where e.id = coalesce(${enrolment}::bigint, d.enrolment_id)
      and (${delivery}::bigint is null or d.enrolment_id = e.id)`
  return (await rowsOf(db, query))[0]
}

export type ReturnedRow = {
  enrolmentId: number
  delivery: number | null
  kind: string
  verdict: string | null
  status: string | null
  words: string | null
  mailHash: Buffer
  now: Date
}

/** Notes a mail that came back; its id, or undefined when the same mail was noted before. */
export async function addReturnedMail(tx: Database, row: ReturnedRow): Promise<number | undefined> {
  const words = row.words === null ? null : storable(row.words)
  const query = sql<{ id: number }>`
    insert into feuilleton.returned_mail
      (enrolment_id, delivery_id, kind, verdict, status, words, mail_hash, returned_at)
    values (${row.enrolmentId}, ${row.delivery}, ${row.kind}, ${row.verdict}, ${row.status}, ${words},
      ${row.mailHash}, ${row.now})
    on conflict (enrolment_id, mail_hash) do nothing returning id`
  return (await rowsOf(tx, query))[0]?.id
}

/** Notes that something changed by a mail that came back. */
export async function markActed(tx: Database, id: number): Promise<void> {
  await sql`update feuilleton.returned_mail set acted = true where id = ${id}`.execute(tx)
}

type CameBack = { id: number; delivery: number; reason: string; words: string; now: Date }

/**
 * Ends a letter that the relay took as returned, and keeps what the relay had said with the mail of this id. False when the
 * letter has ended otherwise, or was sent again since: the second may have arrived.
 */
export async function returnDelivery(tx: Database, { id, delivery, reason, words, now }: CameBack) {
  const query = sql`
    with before as (
      select id, reply from feuilleton.deliveries
      where id = ${delivery} and state in ('submitted', 'unknown') and resends = 0 for update
    ), kept as (
      update feuilleton.returned_mail r set relay_reply = before.reply from before where r.id = ${id}
    )
    update feuilleton.deliveries d set state = 'returned', reason = ${reason}, reply = ${storable(words)},
      settled_at = ${now}
    from before where d.id = before.id returning d.id`
  return (await rowsOf(tx, query)).length > 0
}

/** How far a letter is; it is locked, so that nothing ends it otherwise meanwhile. */
export async function lockDelivery(tx: Database, delivery: number): Promise<string | undefined> {
  const query = sql<{ state: string }>`
    select state from feuilleton.deliveries where id = ${delivery} for update`
  return (await rowsOf(tx, query))[0]?.state
}

/** Whether an address was suppressed at this very instant. */
export async function isSuppressedAt(tx: Database, addressKey: string, at: Date): Promise<boolean> {
  const query = sql`
    select from feuilleton.suppressions where address_key = ${addressKey} and suppressed_at = ${at}`
  return (await rowsOf(tx, query)).length > 0
}

/** Stops all sending to an address of which somebody complained; its enrolments are locked. */
export async function suppressComplaint(
  tx: Database,
  { addressKey, reason, now }: { addressKey: string; reason: string; now: Date },
): Promise<void> {
  await sql`
    insert into feuilleton.suppressions (address_key, reason, suppressed_at)
    values (${addressKey}, ${storable(reason)}, ${now})
    on conflict (address_key) do nothing`.execute(tx)
}

/** How many readers complained since an instant. */
export async function countComplaints(db: Database, since: Date): Promise<number> {
  const query = sql<{ n: number }>`
    select count(distinct enrolment_id)::int as n from feuilleton.returned_mail
    where kind = 'complaint' and acted and returned_at >= ${since}`
  return (await rowsOf(db, query))[0]?.n ?? 0
}
