import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import type { Database } from '../src/store/database.ts'
import { postmasterPid } from './measure/postgres.ts'
import { treeCpuMs } from './measure/process-tree.ts'

/** What a PostgreSQL has done since it began; `updates` are those of deliveries. */
export type Counts = Record<
  'commits' | 'walBytes' | 'walRecords' | 'walImages' | 'updates' | 'hotUpdates' | 'postgresMs',
  number
>

/** Has the session that was used last tell what it has counted; a session that ends tells it by itself. */
export async function flushCounts(db: Database): Promise<void> {
  await sql`select pg_stat_force_next_flush()`.execute(db)
}

export async function countsOf(url: string, directory: string): Promise<Counts> {
  const client = new pg.Client({ connectionString: url, application_name: 'counts' })
  await client.connect()
  await pause(100) // sessions that have just ended tell what they have counted
  const { rows } = await client.query(`
    select xact_commit::int as commits, wal_bytes::float8 as "walBytes", wal_records::int as "walRecords",
      wal_fpi::int as "walImages", n_tup_upd::int as updates, n_tup_hot_upd::int as "hotUpdates"
    from pg_stat_database, pg_stat_wal, pg_stat_user_tables
    where datname = current_database() and relname = 'deliveries'`)
  await client.end()
  return { ...rows[0], postgresMs: treeCpuMs([postmasterPid(directory)]) }
}
