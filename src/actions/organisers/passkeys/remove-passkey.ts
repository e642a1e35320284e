import type { Author } from '../../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../../store/database.ts'
import { writeEntry } from '../../../store/journal.ts'
import { dropPasskey } from '../../../store/passkeys.ts'

/** Removes a passkey of an organiser; false where that is none of theirs any more. */
export async function removePasskey(
  db: Database,
  { organiser, id, by, now }: { organiser: { id: number }; id: number; by: Author; now: Date },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const name = await dropPasskey(tx, { organiserId: organiser.id, id })
    if (name === undefined) return false
    await writeEntry(tx, { by, at: now, deed: { act: 'passkey-removed', passkey: name } })
    return true
  })
}
