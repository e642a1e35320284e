import { type Database, inTransaction } from '../../store/database.ts'
import { endDomainPauses } from '../../store/domain-pauses.ts'
import { writeEntry } from '../../store/journal.ts'
import { forgetRefusals } from '../../store/refusals.ts'
import type { ResumeRequest } from './resume-cohort.ts'

/**
 * Ends the pause of one recipient domain for a cohort: the letters that waited are due, and the domain is judged afresh
 * by how it answers them.
 * @returns false when the domain was not paused.
 */
export async function resumeDomain(
  db: Database,
  { cohort, domain, by, now }: ResumeRequest & { domain: string },
): Promise<boolean> {
  const of = { cohortId: cohort.id, domain }
  return inTransaction(db, async (tx) => {
    if (!(await endDomainPauses(tx, of))) return false
    await forgetRefusals(tx, of)
    const deed = { act: 'domain-resumed', cohort: cohort.name, domain } as const
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
    return true
  })
}
