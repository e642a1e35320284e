import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { endSessionsOf } from '../../store/sessions.ts'

/** Signs an organiser out of every browser; how many that were. */
export async function signOutEverywhere(
  db: Database,
  { organiser, by, now }: { organiser: { id: number }; by: Author; now: Date },
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const ended = await endSessionsOf(tx, organiser.id)
    await writeEntry(tx, { by, at: now, deed: { act: 'signed-out-everywhere' } })
    return ended
  })
}
