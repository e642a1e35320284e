import type { Cohort } from '../../domain/cohort.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { listDomainPauses } from '../../store/domain-pauses.ts'
import { writeEntry } from '../../store/journal.ts'
import { endPause } from '../../store/pauses.ts'

export type ResumeRequest = { cohort: Cohort; by: Author; now: Date }

/**
 * Ends all pauses of a cohort: an organiser’s, the relay’s, and those of domains. What is due and has not expired leaves
 * at the next tick.
 * @returns false when nothing paused it.
 */
export async function resumeCohort(db: Database, { cohort, by, now }: ResumeRequest): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const domains = await listDomainPauses(tx, cohort.id)
    const pause = await endPause(tx, cohort.id)
    if (!pause && domains.length === 0) return false
    const deed = { act: 'cohort-resumed', cohort: cohort.name } as const
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
    return true
  })
}
