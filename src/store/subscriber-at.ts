import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** The subscriber with an address, by its key. */
export async function subscriberAt(db: Database, addressKey: string): Promise<number | undefined> {
  const query = sql<{ id: number }>`select id from feuilleton.subscribers where address_key = ${addressKey}`
  return (await rowsOf(db, query))[0]?.id
}
