import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Drops everything that Feuilleton and its queue keep in a database. */
export async function dropEverything(db: Database): Promise<void> {
  await sql`drop schema if exists feuilleton cascade`.execute(db)
  await sql`drop schema if exists bullmq cascade`.execute(db)
}
