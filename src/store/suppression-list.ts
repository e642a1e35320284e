import { sql } from 'kysely'
import { type Address, addressKey } from '../domain/address.ts'
import { type Database, rowsOf } from './database.ts'
import { storable } from './storable.ts'

/** An address that nothing is sent to: why, since when, and by whom. */
export type Suppression = {
  address: string
  suppressedBy: 'relay' | 'organiser'
  reason: string
  suppressedAt: Date
}

/** A suppression that was taken back; `note` says why. */
export type LiftedSuppression = Suppression & { note: string; liftedAt: Date }

const columns = sql`address_key as address, suppressed_by, reason, suppressed_at`

type Search = { holding: string; before: { at: Date; address: string } | null; most: number }

/** Suppressed addresses that hold a text, the newest first, after the last of the page before. */
export async function searchSuppressions(
  db: Database,
  { holding, before, most }: Search,
): Promise<Suppression[]> {
  return rowsOf(
    db,
    sql<Suppression>`
    select ${columns} from feuilleton.suppressions
    where (suppressed_at, address_key) < (${before?.at ?? 'infinity'}::timestamptz, ${before?.address ?? ''})
      and (${holding} = '' or position(lower(${storable(holding)}) in address_key) > 0)
    order by suppressed_at desc, address_key desc limit ${most}`,
  )
}

/** What was taken back last, the newest first. */
export async function lastLifted(db: Database, most: number): Promise<LiftedSuppression[]> {
  return rowsOf(
    db,
    sql<LiftedSuppression>`
    select ${columns}, note, lifted_at from feuilleton.lifted_suppressions order by id desc limit ${most}`,
  )
}

/** Every suppressed address, the newest last. */
export async function listSuppressions(db: Database): Promise<Suppression[]> {
  return rowsOf(
    db,
    sql<Suppression>`select ${columns} from feuilleton.suppressions order by suppressed_at, address_key`,
  )
}

/** What was suppressed once and is not by that any more, the newest last. */
export async function listLiftedSuppressions(db: Database): Promise<LiftedSuppression[]> {
  return rowsOf(
    db,
    sql<LiftedSuppression>`
    select ${columns}, note, lifted_at from feuilleton.lifted_suppressions order by lifted_at, id`,
  )
}

/**
 * Stops all sending to an address on behalf of an organiser, after the hand-overs to its subscriber that are being
 * committed. False when it was suppressed already: that stays as it is.
 */
export async function suppressByOrganiser(
  tx: Database,
  { address, reason, now }: { address: Address; reason: string; now: Date },
): Promise<boolean> {
  await sql`
    select from feuilleton.enrolments where subscriber_id in (
      select id from feuilleton.subscribers where address_key = ${addressKey(address)})
    order by id for update`.execute(tx)
  const query = sql`
    insert into feuilleton.suppressions (address_key, reason, suppressed_at, suppressed_by)
    values (${addressKey(address)}, ${storable(reason)}, ${now}, 'organiser')
    on conflict (address_key) do nothing returning 1`
  return (await rowsOf(tx, query)).length > 0
}

/** Takes a suppression back, and writes down what it was and why. False when there was none. */
export async function liftSuppression(
  db: Database,
  { address, note, now }: { address: Address; note: string; now: Date },
): Promise<boolean> {
  const query = sql`
    with lifted as (
      delete from feuilleton.suppressions where address_key = ${addressKey(address)}
      returning address_key, suppressed_by, reason, suppressed_at
    )
    insert into feuilleton.lifted_suppressions (address_key, suppressed_by, reason, suppressed_at, note, lifted_at)
    select address_key, suppressed_by, reason, suppressed_at, ${storable(note)}, ${now} from lifted
    returning 1`
  return (await rowsOf(db, query)).length > 0
}

/** In how many cohorts somebody with this address reads, and how many they have left. */
export async function readingOf(db: Database, address: Address): Promise<{ reads: number; left: number }> {
  const [row] = await rowsOf(
    db,
    sql<{ reads: number; left: number }>`
    select count(*) filter (where e.state in ('active', 'paused')) as reads,
      count(*) filter (where e.state = 'unsubscribed') as left
    from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address_key = ${addressKey(address)}`,
  )
  return row ?? { reads: 0, left: 0 }
}
