import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** Those of these hashes whose address had itself erased. */
export async function erasedAmong(db: Database, hashes: readonly string[]): Promise<Set<string>> {
  const query = sql<{ hash: string }>`
    select address_hash as hash from feuilleton.erasures where address_hash = any(${[...hashes]}::text[])`
  return new Set((await rowsOf(db, query)).map(({ hash }) => hash))
}

/** Forgets that an address had itself erased: it has come back by itself. */
export async function forgetErased(tx: Database, hashes: readonly string[]): Promise<void> {
  await sql`delete from feuilleton.erasures where address_hash = any(${[...hashes]}::text[])`.execute(tx)
}
