import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import type { EventChange } from '../../domain/event-changes.ts'
import type { CohortScheduled } from '../../domain/journal-entry.ts'
import type { Database } from '../../store/database.ts'
import { countPeople } from '../../store/drafts.ts'
import { cohortWarnings } from './cohort-warnings.ts'

export type ScheduledCohort = { cohort: Cohort; edition: Edition; changes: readonly EventChange[] }

/** What the journal keeps of a cohort that has just gone live, with what was checked. */
export async function scheduledDeed(
  tx: Database,
  scheduled: ScheduledCohort,
  now: Date,
): Promise<CohortScheduled> {
  const { cohort, edition } = scheduled
  const { name, dayOne, at, zone } = cohort
  return {
    act: 'cohort-scheduled',
    ...{ cohort: name, dayOne, at, zone },
    edition: edition.hash,
    lessons: edition.programme.lessons.length,
    people: await countPeople(tx, cohort.id),
    warnings: cohortWarnings(scheduled, now),
  }
}
