import { sql } from 'kysely'
import type { Deed } from '../domain/journal-entry.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** An entry of the journal, as a list shows it. */
export type ListedEntry = {
  id: number
  at: Date
  author: string
  deed: Deed
  cohort: string | null
  personal: Record<string, string> | null
}

export async function countEntries(db: Database, cohortId: number | null): Promise<number> {
  const query = sql<{ n: number }>`
    select count(*) as n from feuilleton.journal
    where ${cohortId}::bigint is null or cohort_id = ${cohortId}`
  return (await oneRow(db, query)).n
}

/** The next entries of the journal, of one cohort or of all, in the order in which they were made. */
export async function listEntries(
  db: Database,
  cohortId: number | null,
  { after, most }: { after: number; most: number },
): Promise<ListedEntry[]> {
  return rowsOf(
    db,
    sql<ListedEntry>`
    select j.id, j.at, j.author, j.facts || jsonb_build_object('act', j.act) as deed, c.slug as cohort, j.personal
    from feuilleton.journal j left join feuilleton.cohorts c on c.id = j.cohort_id
    where (${cohortId}::bigint is null or j.cohort_id = ${cohortId}) and j.id > ${after}
    order by j.id limit ${most}`,
  )
}
