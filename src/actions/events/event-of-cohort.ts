import type { Cohort } from '../../domain/cohort.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { type CohortEvent, eventsOfCohort } from './events-of-cohort.ts'

/**
 * Finds one event of a cohort, as it stands now.
 * @throws Refused when there is no such cohort or event.
 */
export async function eventOfCohort(
  db: Database,
  { cohort: slug, event }: { cohort: string; event: string },
): Promise<{ cohort: Cohort; found: CohortEvent }> {
  const { cohort, events } = await eventsOfCohort(db, slug)
  const found = events.find((each) => each.event === event)
  if (found) return { cohort, found }
  throw new Refused({
    refused: 'no-such-event',
    cohort: slug,
    event,
    known: events.map((each) => each.event),
  })
}
