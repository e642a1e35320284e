import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { type EventState, eventStates } from '../../domain/event-changes.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import type { Database } from '../../store/database.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import { cohortAndEdition } from '../cohorts/cohort-and-edition.ts'
import { runOf } from './requested-change.ts'

/** An event of a cohort, as it stands now. */
export type CohortEvent = EventState & { event: string; kind: ProgrammeEvent['kind']; title: string }

/**
 * Lists the events of a cohort as they stand now, and when one of them was last changed. A rolling cohort's dates are
 * those of people who begin on its first day.
 * @throws Refused when there is no such cohort.
 */
export async function eventsOfCohort(
  db: Database,
  slug: string,
): Promise<{ cohort: Cohort; edition: Edition; events: CohortEvent[]; changedAt: Date | undefined }> {
  const { cohort, edition } = await cohortAndEdition(db, slug)
  const changes = await listEventChanges(db, cohort.id)
  const version = changes.at(-1)?.version ?? 0
  const states = eventStates(edition.programme, runOf(cohort), { changes, version })
  const events = Object.entries(edition.programme.events).flatMap(([event, { kind, title }]) => {
    const state = states[event]
    return state ? [{ event, kind, title, ...state }] : []
  })
  return { cohort, edition, events, changedAt: changes.at(-1)?.changedAt }
}
