import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../src/store/database.ts'

/** Waits until so many statements of this database wait for a lock. */
export async function locksWaitedFor(db: Database, number: number): Promise<void> {
  const query = sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  await expect.poll(async () => (await query.execute(db)).rows[0]?.waiting).toBe(number)
}
