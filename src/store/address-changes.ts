import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Two subscribers: the person who moves, and whoever the new address belongs to until then. */
export type Movers = { from: number; to: number }

/** Whether an address follows a course or has left one; whoever moved away from it does not count. */
export async function isInUse(db: Database, addressKey: string): Promise<boolean> {
  const query = sql`
    select from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address_key = ${addressKey} and e.state <> 'pending' and e.left_reason is distinct from 'switched' limit 1`
  return (await rowsOf(db, query)).length > 0
}

/**
 * Whether letters would stand in the ledger as handed over to an address after it was suppressed: no change then. So
 * nothing moves to a suppressed address.
 */
export async function isKeptBySuppression(db: Database, { from, to }: Movers): Promise<boolean> {
  const query = sql<{ kept: boolean }>`
    select exists (
      select from feuilleton.suppressions x join feuilleton.subscribers s on s.address_key = x.address_key
      where s.id = ${to}
    ) or exists (
      select from feuilleton.suppressions x join feuilleton.subscribers s on s.address_key = x.address_key
      join feuilleton.enrolments e on e.subscriber_id = ${to}
      join feuilleton.deliveries d on d.enrolment_id = e.id
      where s.id = ${from} and d.handed_at > x.suppressed_at
    ) as kept`
  return (await oneRow(db, query)).kept
}

/**
 * Locks the enrolments of both, then both, in the order of their ids: hand-overs to them are waited for, and others wait
 * until `tx` ends.
 */
export async function lockMovers(tx: Database, { from, to }: Movers): Promise<void> {
  await sql`
    select from feuilleton.enrolments where subscriber_id in (${from}, ${to}) order by id for update`.execute(
    tx,
  )
  await sql`select from feuilleton.subscribers where id in (${from}, ${to}) order by id for update`.execute(
    tx,
  )
}

/** Lets two subscribers have each other's address; a key is unique at every moment, so one goes by way of another. */
export async function swapAddresses(tx: Database, { from, to }: Movers): Promise<void> {
  const query = sql<{ id: number; address: string; key: string }>`
    select id, address, address_key as key from feuilleton.subscribers where id in (${from}, ${to})`
  const rows = await rowsOf(tx, query)
  const [old, wanted] = [rows.find(({ id }) => id === from), rows.find(({ id }) => id === to)]
  if (!old || !wanted) throw new Error('a subscriber of a change of address is gone')
  const give = (id: number, { address, key }: { address: string; key: string }) =>
    sql`update feuilleton.subscribers set address = ${address}, address_key = ${key} where id = ${id}`.execute(
      tx,
    )
  await give(to, { address: wanted.address, key: `moving ${to}` })
  await give(from, wanted)
  await give(to, old)
}

/**
 * Takes back the letters to a person that are being written, to be written anew to the new address. They wait a
 * minute: a claim that began before this is committed still reads the old address, and must not find them due.
 */
export async function rewriteLetters(tx: Database, subscriberId: number, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + 60_000)
  await sql`
    update feuilleton.deliveries set
      attempts = attempts - (state = 'claimed')::int,
      state = 'due', claimed_by = null, lease_until = null,
      -- A body that may have arrived before has to stay the same; none has when no body left.
      bytes_hash = case when bodies = 0 then null else bytes_hash end,
      written_generation = case when bodies = 0 then null else written_generation end,
      next_at = least(expires_at, greatest(next_at, ${soon}::timestamptz))
    where id in (
      select d.id from feuilleton.deliveries d join feuilleton.enrolments e on e.id = d.enrolment_id
      where e.subscriber_id = ${subscriberId} and d.state in ('due', 'claimed')
      order by d.id for update of d)`.execute(tx)
}

/**
 * Ends the links of every other change that a person asked for: the address that they were confirmed from is no longer
 * theirs. And of all that waits at the new address: its links lie in a mailbox that stands for the person from now on.
 */
export async function closeChanges(tx: Database, { from, to }: Movers, now: Date): Promise<void> {
  await sql`
    with mine as (select id from feuilleton.enrolments where subscriber_id = ${from})
    update feuilleton.requests set expires_at = least(expires_at, ${now}::timestamptz)
    where answered_at is null and (
      (kind = 'address-change' and enrolment_id in (select id from mine))
      or (kind = 'new-address' and (detail ->> 'from')::bigint in (select id from mine))
      or enrolment_id in (select id from feuilleton.enrolments where subscriber_id = ${to}))`.execute(tx)
}

/** The ids of the enrolments of a subscriber in these states, in order. */
export async function enrolmentsIn(
  db: Database,
  subscriberId: number,
  states: readonly string[],
): Promise<number[]> {
  const query = sql<{ id: number }>`
    select id from feuilleton.enrolments
    where subscriber_id = ${subscriberId} and state = any(${[...states]}::text[]) order by id`
  return (await rowsOf(db, query)).map(({ id }) => id)
}
