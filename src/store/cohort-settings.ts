import { sql } from 'kysely'
import type { Cohort } from '../domain/cohort.ts'
import { type Database, rowsOf } from './database.ts'

/** What may be changed of a cohort once it is scheduled. */
export type CohortSettings = Pick<Cohort, 'signUp' | 'capacity' | 'lateJoiners' | 'archive'>

/** The settings of a cohort; who changes them next waits until `tx` ends. */
export async function lockSettings(tx: Database, cohortId: number): Promise<CohortSettings | undefined> {
  // Not `for update`: an import that is being committed would be waited for, and every hand-over behind us.
  const query = sql<CohortSettings>`
    select sign_up, capacity, late_joiners, archive from feuilleton.cohorts where id = ${cohortId} for no key update`
  return (await rowsOf(tx, query))[0]
}

/** Sets what becomes of those who join a cohort after its day one; whoever is in it keeps their dates. */
export async function setLateJoiners(
  tx: Database,
  cohortId: number,
  lateJoiners: Cohort['lateJoiners'],
): Promise<void> {
  await sql`update feuilleton.cohorts set late_joiners = ${lateJoiners} where id = ${cohortId}`.execute(tx)
}
