import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Notes that a tick was made. */
export async function noteTick(db: Database, now: Date): Promise<void> {
  await sql`
    insert into feuilleton.ticks (ticked_at) values (${now})
    on conflict (only_row) do update set ticked_at = excluded.ticked_at`.execute(db)
}

/** When anything ticked last; undefined before the first tick. */
export async function lastTick(db: Database): Promise<Date | undefined> {
  const [row] = await rowsOf(db, sql<{ at: Date }>`select ticked_at as at from feuilleton.ticks`)
  return row?.at
}

/** What time it is for the database, which all processes share. */
export async function databaseTime(db: Database): Promise<Date> {
  return (await oneRow(db, sql<{ now: Date }>`select clock_timestamp() as now`)).now
}
