import { sql } from 'kysely'
import type { Cohort } from '../domain/cohort.ts'
import type { Database } from './database.ts'

/** Opens or closes the archive of a cohort: whether anybody may read its lessons that are out. */
export async function setArchive(db: Database, cohortId: number, archive: Cohort['archive']): Promise<void> {
  await sql`update feuilleton.cohorts set archive = ${archive} where id = ${cohortId}`.execute(db)
}
