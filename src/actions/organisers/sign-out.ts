import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { endSessionOf, endSessionsOf } from '../../store/sessions.ts'

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

/** Signs an organiser out of one of their browsers; false where that is no session of theirs any more. */
export async function signOutOf(
  db: Database,
  { organiser, sessionId, by, now }: { organiser: { id: number }; sessionId: number; by: Author; now: Date },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const browser = await endSessionOf(tx, { organiserId: organiser.id, sessionId })
    if (browser === undefined) return false
    await writeEntry(tx, { by, at: now, deed: { act: 'session-ended', browser } })
    return true
  })
}
