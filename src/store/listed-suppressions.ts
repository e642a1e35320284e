import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'
import type { Suppression } from './suppression-list.ts'

export async function countSuppressions(db: Database): Promise<number> {
  return (await oneRow(db, sql<{ n: number }>`select count(*) as n from feuilleton.suppressions`)).n
}

/** The next addresses that nothing is sent to, in the order of their letters. */
export async function pageOfSuppressions(
  db: Database,
  { after, most }: { after: string; most: number },
): Promise<Suppression[]> {
  return rowsOf(
    db,
    sql<Suppression>`
    select address_key as address, suppressed_by, reason, suppressed_at from feuilleton.suppressions
    where address_key > ${after} order by address_key limit ${most}`,
  )
}
