import type { Cohort } from '../../../domain/cohort.ts'
import { Refused } from '../../../domain/refusal.ts'
import { findCohort } from '../../../store/cohorts.ts'
import type { Database } from '../../../store/database.ts'

/**
 * The cohort that a list is wanted of; undefined where it is wanted of all cohorts.
 * @throws Refused when there is no such cohort.
 */
export async function cohortIfWanted(db: Database, slug = ''): Promise<Cohort | undefined> {
  if (slug === '') return undefined
  const cohort = await findCohort(db, slug)
  if (!cohort) throw new Refused({ refused: 'no-such-cohort', cohort: slug })
  return cohort
}
