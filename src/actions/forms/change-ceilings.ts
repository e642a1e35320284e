import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { keepCeilings, type LetterCeilings } from '../../store/letter-ceilings.ts'

/** Sets how many letters an hour go to addresses that have not confirmed. */
export async function changeCeilings(
  db: Database,
  { perDomain, inAll, by, now }: LetterCeilings & { by: Author; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await keepCeilings(tx, { perDomain, inAll })
    await writeEntry(tx, { by, at: now, deed: { act: 'ceilings-changed', perDomain, inAll } })
  })
}
