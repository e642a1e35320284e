import type { Cohort } from '../../domain/cohort.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { cancelCohort } from './cancel-cohort.ts'

/**
 * Cancels a cohort for good, for an organiser: the journal tells of it.
 * @returns the number of dispatches that will not happen.
 */
export async function endCohort(
  db: Database,
  { cohort, by }: { cohort: Cohort; by: Author },
  now: Date,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const dispatches = await cancelCohort(tx, cohort)
    const deed = { act: 'cohort-cancelled', cohort: cohort.name, dispatches } as const
    await writeEntry(tx, { by, at: now, deed, cohortId: cohort.id })
    return dispatches
  })
}
