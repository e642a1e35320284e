import { sql } from 'kysely'
import type { AlertKind, Told } from '../domain/alert.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Takes the right to raise alerts until `tx` ends; false while another process has it. */
export async function takeAlerts(tx: Database): Promise<boolean> {
  const query = sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('alerts', 0)) as taken`
  return (await oneRow(tx, query)).taken
}

/** The last alert of each kind that there was one of. */
export async function lastAlerts(tx: Database): Promise<Map<AlertKind, Told>> {
  const query = sql<
    Told & { kind: AlertKind }
  >`select kind, raised_at, subjects from feuilleton.alerts_raised`
  return new Map((await rowsOf(tx, query)).map(({ kind, ...told }) => [kind, told]))
}

/** Stores when a kind was raised last, and what of it is told. */
export async function keepTold(tx: Database, kind: AlertKind, { raisedAt, subjects }: Told): Promise<void> {
  await sql`
    insert into feuilleton.alerts_raised (kind, raised_at, subjects) values (${kind}, ${raisedAt}, ${subjects}::text[])
    on conflict (kind) do update set raised_at = excluded.raised_at, subjects = excluded.subjects`.execute(tx)
}
