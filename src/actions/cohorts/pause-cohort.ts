import type { Cohort } from '../../domain/cohort.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { pauseByOrganiser } from '../../store/pauses.ts'

export type PauseRequest = { cohort: Cohort; reason: string; by: Author; now: Date }

/**
 * Pauses a cohort until an organiser resumes it. The change is committed when this returns; from then on none of its
 * letters is handed over.
 * @throws Refused `cohort-cancelled`.
 */
export async function pauseCohort(db: Database, { cohort, reason, by, now }: PauseRequest): Promise<void> {
  if (cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: cohort.slug })
  await inTransaction(db, async (tx) => {
    await pauseByOrganiser(tx, { cohortId: cohort.id, reason, now })
    const deed = { act: 'cohort-paused', cohort: cohort.name, reason } as const
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
  })
}
