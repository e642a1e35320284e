import type { Cohort } from '../../domain/cohort.ts'
import { UserError } from '../../domain/user-error.ts'
import type { Database } from '../../store/database.ts'
import { type CohortEvent, eventsOfCohort } from './events-of-cohort.ts'

/**
 * One event of a cohort as it stands.
 * @throws UserError when there is no such cohort or event.
 */
export async function eventOfCohort(
  db: Database,
  wanted: { cohort: string; event: string },
): Promise<{ cohort: Cohort; found: CohortEvent }> {
  const { cohort, events } = await eventsOfCohort(db, wanted.cohort)
  const found = events.find(({ event }) => event === wanted.event)
  if (found) return { cohort, found }
  const names = events.map(({ event }) => event)
  const known = names.length === 0 ? 'its programme has none' : `expected one of ${names.join(', ')}`
  throw new UserError(`the cohort ${wanted.cohort} has no event '${wanted.event}': ${known}`)
}
