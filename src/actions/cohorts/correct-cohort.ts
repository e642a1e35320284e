import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { addCorrection } from '../../store/corrections.ts'
import { inTransaction } from '../../store/database.ts'
import { keepEdition, publishEdition } from '../../store/editions.ts'
import { lockEvents } from '../../store/event-changes.ts'
import { writeEntry } from '../../store/journal.ts'
import type { Shelf } from '../programmes/programme-folder.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import { type CorrectionPlan, correctionFault, planCorrection, writtenEdition } from './plan-correction.ts'

/** A correction that is to be made. `hash`: that of the plan that was shown. */
export type MadeCorrection = { cohort: string; hash: string; by: Author }

/** `stale`: nothing was changed, as the cohort or its files are others by now than what was shown: `plan` is of now. */
export type CorrectionOutcome = { made: 'corrected' | 'stale'; plan: CorrectionPlan }

/**
 * Brings the words of the files to a cohort that runs: it goes over to the edition that they make. What has left stays as
 * it was, in mailboxes and on the web. The correction is committed when this returns; from then on no letter leaves with
 * the words before. It is in the journal.
 * @throws Refused as `writtenEdition` and `planCorrection` do, and when more than words changed.
 */
export async function correctCohort(
  shelf: Shelf,
  request: MadeCorrection,
  clock: Clock,
): Promise<CorrectionOutcome> {
  // Before the transaction: while letters are compiled, none of this cohort would leave.
  const written = await writtenEdition(shelf, request.cohort)
  return inTransaction(shelf.db, async (tx) => {
    const { cohort } = await cohortAndEdition(tx, request.cohort)
    await lockEvents(tx, cohort.id)
    const plan = await planCorrection(tx, request.cohort, written)
    if (plan.hash !== request.hash) return { made: 'stale', plan }
    const fault = correctionFault(plan)
    if (fault) throw fault
    const now = clock.now()
    const { before, after, letters } = plan
    await keepEdition(tx, after, now)
    await publishEdition(tx, after.hash, now)
    await addCorrection(tx, cohort.id, { editionHash: after.hash, now })
    const facts = { cohort: cohort.name, letters: letters.length, before: before.hash, after: after.hash }
    await writeEntry(tx, {
      by: request.by,
      at: now,
      cohortId: cohort.id,
      deed: { act: 'cohort-corrected', ...facts },
    })
    return { made: 'corrected', plan }
  })
}
