import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Asks the database for a sign of life; throws when there is none. */
export async function ping(db: Database): Promise<void> {
  await sql`select 1`.execute(db)
}
