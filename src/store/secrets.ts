import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

/** The secret of this name; `fresh` becomes it when there is none. All processes get the same one. */
export async function ensureSecret(db: Database, name: string, fresh: string): Promise<string> {
  await sql`
    insert into feuilleton.secrets (name, value) values (${name}, ${fresh}) on conflict (name) do nothing`.execute(
    db,
  )
  const query = sql<{ value: string }>`select value from feuilleton.secrets where name = ${name}`
  return (await oneRow(db, query)).value
}
