import { type CohortEvent, eventsOfCohort } from '../../../actions/events/events-of-cohort.ts'
import type { Cohort } from '../../../domain/cohort.ts'
import { attempt } from '../../../domain/refusal.ts'
import type { Visit } from '../visit.ts'

export type CohortOfVisit = { cohort: Cohort; events: CohortEvent[] }
export type EventOfVisit = CohortOfVisit & { found: CohortEvent; path: string }

/** The cohort that an address names, with its events; undefined when there is none. */
export async function cohortOfVisit({ c, parts }: Visit): Promise<CohortOfVisit | undefined> {
  const answer = await attempt(eventsOfCohort(parts.db, c.req.param('slug') ?? ''))
  return 'refused' in answer ? undefined : answer
}

/** The event that an address names; undefined when there is none. */
export async function eventOfVisit(visit: Visit): Promise<EventOfVisit | undefined> {
  const of = await cohortOfVisit(visit)
  const found = of?.events.find(({ event }) => event === visit.c.req.param('event'))
  return of && found && { ...of, found, path: eventPath(of.cohort, found) }
}

export function eventPath({ slug }: { slug: string }, { event }: { event: string }): string {
  return `/o/cohorts/${slug}/events/${event}`
}
