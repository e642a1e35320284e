import { sql } from 'kysely'
import { type Address, addressKey } from '../domain/address.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { mayBeGot } from './delivery-states.ts'

/** Locks somebody with all their enrolments: hand-overs to them are waited for, and others wait until `tx` ends. */
export async function lockPerson(tx: Database, subscriberId: number): Promise<void> {
  await sql`
    select from feuilleton.enrolments where subscriber_id = ${subscriberId} order by id for update`.execute(
    tx,
  )
  await sql`select from feuilleton.subscribers where id = ${subscriberId} for update`.execute(tx)
}

/** What is known of whether mail reaches an address. */
export type Reach = {
  /** A relay has taken a letter, or may have; or a link in one was followed. */
  wasReached: boolean
  /** The relay refuses it for good, and nothing is sent there. */
  isRefused: boolean
}

export async function reachOf(db: Database, subscriberId: number): Promise<Reach> {
  return oneRow(
    db,
    sql<Reach>`
    select exists (
        select from feuilleton.enrolments e join feuilleton.deliveries d on d.enrolment_id = e.id
        where e.subscriber_id = s.id and ${mayBeGot}
      ) or exists (
        select from feuilleton.enrolments e join feuilleton.consents x on x.enrolment_id = e.id
        where e.subscriber_id = s.id and x.event = 'confirmed'
      ) as was_reached,
      exists (select from feuilleton.suppressions x
        where x.address_key = s.address_key and x.suppressed_by = 'relay') as is_refused
    from feuilleton.subscribers s where s.id = ${subscriberId}`,
  )
}

/** Gives somebody an address that nobody has. */
export async function setAddress(
  tx: Database,
  { subscriberId, address }: { subscriberId: number; address: Address },
): Promise<void> {
  await sql`
    update feuilleton.subscribers set address = ${address}, address_key = ${addressKey(address)}
    where id = ${subscriberId}`.execute(tx)
}

/** Ends the links that somebody asked for and has not used: they lie in a mailbox that is not theirs. */
export async function endLinks(tx: Database, subscriberId: number, now: Date): Promise<void> {
  await sql`
    update feuilleton.requests set expires_at = least(expires_at, ${now}::timestamptz)
    where answered_at is null
      and enrolment_id in (select id from feuilleton.enrolments where subscriber_id = ${subscriberId})`.execute(
    tx,
  )
}

export async function isSuppressed(db: Database, addressKey: string): Promise<boolean> {
  const query = sql`select from feuilleton.suppressions where address_key = ${addressKey}`
  return (await rowsOf(db, query)).length > 0
}

/** The addresses that an organiser corrected for somebody, and that nobody has now. */
export async function correctedAddresses(db: Database, subscriberId: number): Promise<Address[]> {
  const query = sql<{ address: Address }>`
    select distinct j.personal ->> 'before' as address from feuilleton.journal j
    where j.subscriber_id = ${subscriberId} and j.act = 'address-corrected' and j.personal is not null
      and not exists (
        select from feuilleton.subscribers s where s.address_key = lower(j.personal ->> 'before'))`
  return (await rowsOf(db, query)).map(({ address }) => address)
}
