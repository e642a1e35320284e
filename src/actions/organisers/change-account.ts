import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { changeProfile, type Organiser, type Profile } from '../../store/organisers.ts'

export type AccountChange = { organiser: Organiser; wanted: Profile; by: Author; now: Date }

/** Changes how an organiser is called, and the language of their pages; null: that of the browser. */
export async function changeAccount(
  db: Database,
  { organiser, wanted, by, now }: AccountChange,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await changeProfile(tx, organiser.id, wanted)
    const { name: before, language } = organiser
    if (wanted.name !== before)
      await writeEntry(tx, { by, at: now, deed: { act: 'account-renamed', before, after: wanted.name } })
    if (wanted.language !== language)
      await writeEntry(tx, { by, at: now, deed: { act: 'language-chosen', language: wanted.language } })
  })
}
