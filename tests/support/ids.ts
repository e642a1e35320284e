import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'

/** The ids of the requests of a kind, in order. */
export async function idsOf(db: Database, kind: string): Promise<number[]> {
  const query = sql<{ id: number }>`select id from feuilleton.requests where kind = ${kind} order by id`
  return (await query.execute(db)).rows.map(({ id }) => id)
}
