import type { Cohort } from '../../../domain/cohort.ts'
import { Refused } from '../../../domain/refusal.ts'
import { findCohort } from '../../../store/cohorts.ts'
import type { Database } from '../../../store/database.ts'

/**
 * The cohort that a list is wanted of.
 * @throws Refused when there is no such cohort.
 */
export async function cohortWanted(db: Database, slug = ''): Promise<Cohort> {
  const cohort = await findCohort(db, slug)
  if (!cohort) throw new Refused({ refused: 'no-such-cohort', cohort: slug })
  return cohort
}

/** As `cohortWanted`; undefined where the list is wanted of all cohorts. */
export async function cohortIfWanted(db: Database, slug: string | undefined): Promise<Cohort | undefined> {
  return slug === undefined || slug === '' ? undefined : cohortWanted(db, slug)
}
