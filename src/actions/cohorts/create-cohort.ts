import type { Cohort } from '../../domain/cohort.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { refuseUnfilled } from './places-to-fill-in.ts'
import { type CohortRequest, scheduleCohort } from './schedule-cohort.ts'
import { scheduledDeed } from './scheduled-deed.ts'

/**
 * Schedules a cohort for an organiser: the journal tells of it.
 * @throws Refused as `scheduleCohort` and `refuseUnfilled` do.
 */
export async function createCohort(
  db: Database,
  { by, isTrial, ...request }: CohortRequest & { by: Author; isTrial?: boolean | undefined },
  now: Date,
): Promise<Cohort> {
  refuseUnfilled(request.edition, { isTrial })
  return inTransaction(db, async (tx) => {
    const cohort = await scheduleCohort(tx, request, now)
    const deed = await scheduledDeed(tx, { cohort, edition: request.edition, changes: [] }, now)
    await writeEntry(tx, { by, at: now, deed, cohortId: cohort.id })
    return cohort
  })
}
