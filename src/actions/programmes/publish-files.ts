import type { Clock } from '../../domain/clock.ts'
import type { WrittenFile } from '../../domain/programme-file.ts'
import { inTransaction } from '../../store/database.ts'
import { lockProgramme } from '../../store/published-files.ts'
import { planFiles } from './plan-publication.ts'
import type { Shelf } from './programme-folder.ts'
import { type PublicationOutcome, publishPlan, type WantedPublication } from './publish-plan.ts'

/**
 * Publishes files as `publishDrafts` does an author's drafts.
 * @throws Refused as `publishPlan` does.
 */
export async function publishFiles(
  shelf: Shelf,
  wanted: WantedPublication & { files: readonly WrittenFile[] },
  clock: Clock,
): Promise<PublicationOutcome> {
  const { programme, files } = wanted
  // Before the lock, as there.
  await planFiles(shelf, programme, files)
  return inTransaction(shelf.db, async (tx) => {
    await lockProgramme(tx, programme)
    const locked = { ...shelf, db: tx }
    return publishPlan(locked, await planFiles(locked, programme, files), { ...wanted, now: clock.now() })
  })
}
