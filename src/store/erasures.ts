import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** What stands in the place of a relay's words that named an address: its code, such as `250 2.0.0`. */
const code = (column: string) =>
  sql`coalesce(substring(${sql.ref(column)} from '^[0-9]{3}(?:[ -][245][.][0-9]+[.][0-9]+)?'), '')`

/** Whether a text holds the address, in whatever letters. */
const names = (column: string, key: string) => sql`position(${key}::text in lower(${sql.ref(column)})) > 0`

export type Erasure = { subscriberId: number; addressKey: string; marker: string; hash: string; now: Date }

/** Notes the hash of an address, so that no import brings it back, and drops the suppression that the hash covers. */
export async function keepErasure(tx: Database, { hash, addressKey, now }: Erasure): Promise<void> {
  await sql`
    insert into feuilleton.erasures (address_hash, erased_at) values (${hash}, ${now})
    on conflict (address_hash) do nothing`.execute(tx)
  await sql`delete from feuilleton.suppressions where address_key = ${addressKey}`.execute(tx)
  await sql`delete from feuilleton.lifted_suppressions where address_key = ${addressKey}`.execute(tx)
}

/** Puts a marker in the place of the address; the subscriber and its history stay, without a name. */
export async function eraseSubscriber(tx: Database, { subscriberId, marker }: Erasure): Promise<void> {
  await sql`
    update feuilleton.subscribers set address = ${marker}, address_key = ${marker}, first_name = null
    where id = ${subscriberId}`.execute(tx)
  await sql`
    update feuilleton.enrolments set left_reason = 'erased' where subscriber_id = ${subscriberId}`.execute(tx)
  await sql`
    update feuilleton.consents set ip = null, detail = null
    where enrolment_id in (select id from feuilleton.enrolments where subscriber_id = ${subscriberId})`.execute(
    tx,
  )
}

/** Takes names and addresses out of the ledger and out of what the relay said, which others' letters may share. */
export async function eraseFromLedger(tx: Database, { subscriberId, addressKey }: Erasure): Promise<void> {
  await sql`
    update feuilleton.deliveries set written_name = null,
      reply = case when ${names('reply', addressKey)} then ${code('reply')} else reply end,
      reason = case when ${names('reason', addressKey)} then ${code('reason')} else reason end
    where enrolment_id in (select id from feuilleton.enrolments where subscriber_id = ${subscriberId})`.execute(
    tx,
  )
  await sql`
    update feuilleton.returned_mail set words = ${code('words')}, relay_reply = ${code('relay_reply')}
    where num_nonnulls(words, relay_reply) > 0
      and enrolment_id in (select id from feuilleton.enrolments where subscriber_id = ${subscriberId})`.execute(
    tx,
  )
  await sql`
    update feuilleton.resolutions set was = split_part(was, ':', 1), note = null
    where delivery_id in (select d.id from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
      where e.subscriber_id = ${subscriberId})`.execute(tx)
  await sql`
    update feuilleton.refusals set reply = ${code('reply')} where ${names('reply', addressKey)}`.execute(tx)
  await sql`
    update feuilleton.pauses set reason = ${code('reason')} where ${names('reason', addressKey)}`.execute(tx)
  await sql`
    update feuilleton.domain_pauses set reason = ${code('reason')} where ${names('reason', addressKey)}`.execute(
    tx,
  )
  await sql`
    update feuilleton.suppressions set reason = ${code('reason')} where ${names('reason', addressKey)}`.execute(
    tx,
  )
  await sql`
    update feuilleton.lifted_suppressions set
      reason = case when ${names('reason', addressKey)} then ${code('reason')} else reason end,
      note = case when ${names('note', addressKey)} then '' else note end
    where ${names('reason', addressKey)} or ${names('note', addressKey)}`.execute(tx)
}

/** Takes an address out of what was asked for with it, by this person or by anybody else. */
export async function eraseFromRequests(tx: Database, { subscriberId, addressKey }: Erasure): Promise<void> {
  await sql`
    update feuilleton.requests set detail = detail - 'to'
    where kind = 'address-change' and (lower(detail ->> 'to') = ${addressKey}
      or enrolment_id in (select id from feuilleton.enrolments where subscriber_id = ${subscriberId}))`.execute(
    tx,
  )
}

/** An enrolment of each subscriber that has an address which the person of `enrolmentId` moved away from. */
export async function formerSelves(tx: Database, enrolmentId: number): Promise<number[]> {
  const query = sql<{ id: number }>`
    select distinct on (former.subscriber_id) former.id
    from feuilleton.enrolments this
    join feuilleton.enrolments mine on mine.subscriber_id = this.subscriber_id
    join feuilleton.requests r on r.kind = 'new-address' and (r.detail ->> 'from')::bigint = mine.id
      and r.answered_at is not null
    join feuilleton.enrolments former on former.id = r.enrolment_id
    where this.id = ${enrolmentId} and not exists (
      -- Somebody signed up with that address since.
      select from feuilleton.enrolments x where x.subscriber_id = former.subscriber_id
        and (x.state <> 'unsubscribed' or x.left_reason is distinct from 'switched'))
    order by former.subscriber_id, former.id`
  return (await rowsOf(tx, query)).map(({ id }) => id)
}

/** The subscriber of an enrolment, locked. */
export async function lockSubscriber(
  tx: Database,
  enrolmentId: number,
): Promise<{ id: number; address: Address; addressKey: string }> {
  return oneRow(
    tx,
    sql<{ id: number; address: Address; addressKey: string }>`
    select s.id, s.address, s.address_key from feuilleton.subscribers s
    join feuilleton.enrolments e on e.subscriber_id = s.id where e.id = ${enrolmentId} for update of s`,
  )
}
