import type { Clock } from '../../domain/clock.ts'
import { inTransaction } from '../../store/database.ts'
import { dropFileDrafts, fileDraftsOf } from '../../store/file-drafts.ts'
import { lockProgramme } from '../../store/published-files.ts'
import { planFiles, planPublication } from './plan-publication.ts'
import type { Shelf } from './programme-folder.ts'
import { type PublicationOutcome, publishPlan, type WantedPublication } from './publish-plan.ts'

/**
 * Publishes the drafts of an author: new cohorts and corrections are made from them when this returns. No cohort changes by
 * it, and no reader gets anything. It is in the journal.
 * @throws Refused as `publishPlan` does.
 */
export async function publishDrafts(
  shelf: Shelf,
  wanted: WantedPublication & { organiserId: number },
  clock: Clock,
): Promise<PublicationOutcome> {
  const { programme, organiserId } = wanted
  // Once before the lock: to compile letters takes seconds, and what was compiled is kept.
  await planPublication(shelf, wanted)
  return inTransaction(shelf.db, async (tx) => {
    await lockProgramme(tx, programme)
    const locked = { ...shelf, db: tx }
    const drafts = await fileDraftsOf(tx, wanted)
    const outcome = await publishPlan(locked, await planFiles(locked, programme, drafts), {
      ...wanted,
      now: clock.now(),
    })
    if (outcome.made === 'published') await dropFileDrafts(tx, { organiserId, drafts })
    return outcome
  })
}
