import { sql } from 'kysely'
import type { FamilyPace } from '../domain/family-pace.ts'
import { type Database, inTransaction, rowsOf } from './database.ts'
import { storable } from './storable.ts'

/** A family as it stands, and how many of its letters workers may have at the relay at once by what they were granted. */
export type LockedFamily = { family: string; pace: FamilyPace; busy: number }

/** What a worker is granted of a family. */
export type NewGrant = { family: string; atOnce: number }

type Row = {
  family: string
  freeFrom: Date
  waitsUntil: Date
  slowedAt: Date | null
  slowedUntil: Date | null
}

/**
 * Locks families for a transaction, whoever else asks for them waits, and says how they stand. Grants that are over at
 * `now` are forgotten.
 */
export async function lockFamilies(
  tx: Database,
  families: readonly string[],
  now: Date,
): Promise<LockedFamily[]> {
  const known = await lockKnown(tx, families)
  const rows = known.length === families.length ? known : await lockNew(tx, families, now)
  // A statement of its own: it sees the grants of whoever had the locks before.
  const query = sql<{ family: string; busy: number }>`
    with over as (delete from feuilleton.family_grants where until <= ${now} and family = any(${families}::text[]))
    select family, sum(at_once) as busy from feuilleton.family_grants
    where until > ${now} and family = any(${families}::text[]) group by family`
  const busy = new Map((await rowsOf(tx, query)).map((row) => [row.family, row.busy]))
  return rows.map((row) => ({ family: row.family, pace: paceOf(row), busy: busy.get(row.family) ?? 0 }))
}

async function lockKnown(tx: Database, families: readonly string[]): Promise<Row[]> {
  return rowsOf(
    tx,
    sql<Row>`
    select family, free_from, waits_until, slowed_at, slowed_until from feuilleton.family_paces
    where family = any(${families}::text[]) order by family for update`,
  )
}

async function lockNew(tx: Database, families: readonly string[], now: Date): Promise<Row[]> {
  await sql`
    insert into feuilleton.family_paces (family, free_from, waits_until)
    select family, ${now}, ${now} from unnest(${families}::text[]) family order by family
    on conflict do nothing`.execute(tx)
  return lockKnown(tx, families)
}

function paceOf({ freeFrom, waitsUntil, slowedAt, slowedUntil }: Row): FamilyPace {
  return {
    freeFrom: freeFrom.getTime(),
    waitsUntil: waitsUntil.getTime(),
    slowed: slowedAt && slowedUntil ? { at: slowedAt.getTime(), until: slowedUntil.getTime() } : undefined,
  }
}

/** Keeps how families stand that are locked. */
export async function keepPaces(
  tx: Database,
  paces: readonly { family: string; pace: FamilyPace }[],
): Promise<void> {
  const instants = (of: (pace: FamilyPace) => number) => paces.map(({ pace }) => new Date(of(pace)))
  await sql`
    update feuilleton.family_paces p set free_from = m.free_from, waits_until = m.waits_until
    from unnest(${paces.map(({ family }) => family)}::text[], ${instants(({ freeFrom }) => freeFrom)}::timestamptz[],
      ${instants(({ waitsUntil }) => waitsUntil)}::timestamptz[]) as m (family, free_from, waits_until)
    where p.family = m.family`.execute(tx)
}

/** Writes down what a worker is granted; by these ids it is renewed and given back. */
export async function addGrants(
  tx: Database,
  grants: readonly NewGrant[],
  { worker, until }: { worker: string; until: Date },
): Promise<number[]> {
  if (grants.length === 0) return []
  const query = sql<{ id: number }>`
    insert into feuilleton.family_grants (family, worker, at_once, until)
    select family, ${worker}, at_once, ${until}
    from unnest(${grants.map(({ family }) => family)}::text[], ${grants.map(({ atOnce }) => atOnce)}::int[])
      as m (family, at_once)
    returning id`
  return (await rowsOf(tx, query)).map(({ id }) => id)
}

export async function renewGrants(db: Database, ids: readonly number[], until: Date): Promise<void> {
  await sql`update feuilleton.family_grants set until = ${until} where id = any(${ids}::bigint[])`.execute(db)
}

export async function endGrants(db: Database, ids: readonly number[]): Promise<void> {
  await sql`delete from feuilleton.family_grants where id = any(${ids}::bigint[])`.execute(db)
}

/** The families that go slower at an instant. */
export async function listSlowed(db: Database, at: Date): Promise<{ family: string; pace: FamilyPace }[]> {
  const query = sql<Row>`
    select family, free_from, waits_until, slowed_at, slowed_until from feuilleton.family_paces
    where slowed_until > ${at} order by family`
  return (await rowsOf(db, query)).map((row) => ({ family: row.family, pace: paceOf(row) }))
}

/** Keeps that the provider of a family asked for less, and in which words, by what it has at the moment. */
export async function keepSlowdown(
  db: Database,
  { family, reply, now }: { family: string; reply: string; now: Date },
  slower: (pace: FamilyPace) => FamilyPace,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [locked] = await lockFamilies(tx, [family], now)
    const slowed = locked && slower(locked.pace).slowed
    if (!slowed || slowed.at === locked.pace.slowed?.at) return
    await sql`
      update feuilleton.family_paces set slowed_at = ${new Date(slowed.at)}, slowed_until = ${new Date(slowed.until)},
        reply = ${storable(reply)}
      where family = ${family}`.execute(tx)
  })
}
