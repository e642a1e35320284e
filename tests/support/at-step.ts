import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'

const FOLDER = new URL('../../src/store/migrations/', import.meta.url)

/** Brings an empty database to what it was after so many steps. */
export async function bringToStep(db: Database, step: number): Promise<void> {
  await sql`create schema feuilleton`.execute(db)
  await sql`create table feuilleton.migrations (number integer primary key)`.execute(db)
  for (const [index, file] of readdirSync(FOLDER).sort().slice(0, step).entries()) {
    await sql`insert into feuilleton.migrations values (${index + 1})`.execute(db)
    await sql.raw(readFileSync(new URL(file, FOLDER), 'utf8')).execute(db)
  }
}
