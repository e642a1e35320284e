import type { Cohort } from '../../domain/cohort.ts'
import { UserError } from '../../domain/user-error.ts'
import { findCohort, listCohorts } from '../../store/cohorts.ts'
import type { Database } from '../../store/database.ts'
import { findEdition } from '../../store/editions.ts'

/**
 * Finds the cohort of this name, with its programme as pinned.
 * @throws UserError that names the existing cohorts.
 */
export async function cohortNamed(db: Database, slug: string) {
  const cohort: Cohort | undefined = await findCohort(db, slug)
  const edition = cohort && (await findEdition(db, cohort.editionHash))
  if (cohort && edition) return { cohort, programme: edition.programme }
  const others = (await listCohorts(db)).map((other) => other.slug)
  const known = others.length > 0 ? `there are: ${others.join(', ')}` : 'there is none yet'
  throw new UserError(`no cohort is named ${slug}; ${known}`)
}
