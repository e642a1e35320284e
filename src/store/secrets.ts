import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { toBase32 } from '../domain/base32.ts'
import { type Database, oneRow } from './database.ts'

/** What tells this installation from all others that use the same relay: 16 letters and digits, made once. */
export function installationMark(db: Database): Promise<string> {
  return ensureSecret(db, 'installation', toBase32(randomBytes(10)))
}

/** The secret of this name; `fresh` becomes it when there is none. All processes get the same one. */
export async function ensureSecret(db: Database, name: string, fresh: string): Promise<string> {
  await sql`
    insert into feuilleton.secrets (name, value) values (${name}, ${fresh}) on conflict (name) do nothing`.execute(
    db,
  )
  const query = sql<{ value: string }>`select value from feuilleton.secrets where name = ${name}`
  return (await oneRow(db, query)).value
}
