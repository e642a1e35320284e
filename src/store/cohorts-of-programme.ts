import { sql } from 'kysely'
import type { Cohort } from '../domain/cohort.ts'
import { cohortColumns } from './cohorts.ts'
import { type Database, rowsOf } from './database.ts'

/** A cohort, and whether lessons of it have still to leave. */
export type CohortOfProgramme = Cohort & { goesOn: boolean }

/** The drafts of a programme, and its cohorts that run: at most so many, the latest day one first. */
export async function cohortsOfProgramme(
  db: Database,
  { programme, most }: { programme: string; most: number },
): Promise<CohortOfProgramme[]> {
  const query = sql<CohortOfProgramme>`
    select ${cohortColumns},
      exists (select from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
        where t.cohort_id = c.id and i.state = 'planned') as goes_on
    from feuilleton.cohorts c join feuilleton.editions ed on ed.hash = c.edition_hash
    where ed.programme = ${programme} and c.state in ('draft', 'running')
    order by c.day_one desc, c.id desc limit ${most}`
  return rowsOf(db, query)
}
