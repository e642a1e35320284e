import type { Cohort } from '../../../domain/cohort.ts'
import { findCohort } from '../../../store/cohorts.ts'
import type { Visit } from '../visit.ts'

/** A visit to a page of one cohort. */
export type CohortVisit = Visit & {
  cohort: Cohort
  /** The address of its page. */
  home: string
}

/** Answers with the cohort that the path names, or that there is none. */
export function withCohort(
  answer: (visit: CohortVisit) => Promise<Response>,
): (visit: Visit) => Promise<Response> {
  return async (visit) => {
    const cohort = await findCohort(visit.parts.db, visit.c.req.param('slug') ?? '')
    if (!cohort) return visit.notFound()
    return answer({ ...visit, cohort, home: `/o/cohorts/${cohort.slug}` })
  }
}
