import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

/** The slug of a cohort that is there. */
export async function slugOfCohort(db: Database, cohortId: number): Promise<string> {
  const query = sql<{ slug: string }>`select slug from feuilleton.cohorts where id = ${cohortId}`
  return (await oneRow(db, query)).slug
}
