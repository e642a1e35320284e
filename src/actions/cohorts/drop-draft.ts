import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { markDropped } from '../../store/drafts.ts'
import { writeEntry } from '../../store/journal.ts'
import { lockDraft } from './cohort-draft.ts'

/**
 * Gives up a draft, with whoever is enrolled in it: nothing ever leaves to them from it.
 * @throws Refused when there is no such draft.
 */
export async function dropDraft(
  db: Database,
  { slug, by }: { slug: string; by: Author },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { cohort } = await lockDraft(tx, slug)
    await markDropped(tx, cohort.id)
    const deed = { act: 'draft-dropped', cohort: cohort.name } as const
    await writeEntry(tx, { by, at: now, deed, cohortId: cohort.id })
  })
}
