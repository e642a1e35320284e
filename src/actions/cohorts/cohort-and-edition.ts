import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { Refused } from '../../domain/refusal.ts'
import { findCohort } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { editionOf } from '../../writing/kept-editions.ts'

/**
 * Finds a cohort by its slug, with the edition that it is pinned to.
 * @throws Refused when there is no such cohort.
 */
export async function cohortAndEdition(
  db: Database,
  slug: string,
): Promise<{ cohort: Cohort; edition: Edition }> {
  const cohort = await findCohort(db, slug)
  if (!cohort) throw new Refused({ refused: 'no-such-cohort', cohort: slug })
  const edition = await editionOf(db, cohort.editionHash)
  if (!edition) throw new Error(`the edition of the cohort ${slug} is not in the database`)
  return { cohort, edition }
}

/**
 * The same of a cohort that runs.
 * @throws Refused when there is no such cohort, or when it is a draft or cancelled.
 */
export async function runningCohort(
  db: Database,
  slug: string,
): Promise<{ cohort: Cohort; edition: Edition }> {
  const found = await cohortAndEdition(db, slug)
  const { state, name } = found.cohort
  if (state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: slug })
  if (state === 'draft') throw new Refused({ refused: 'cohort-is-draft', cohort: name })
  return found
}
