import { deedWords } from '../../src/domain/journal-words.ts'
import type { Database } from '../../src/store/database.ts'
import { listJournal } from '../../src/store/journal-list.ts'

/** What the journal says in English, the oldest first: `Camille cancelled “Webinaire”`. */
export async function journalLines(db: Database): Promise<string[]> {
  const entries = await listJournal(db, { filter: {}, most: 100 })
  return entries.map(({ author, deed }) => `${author} ${deedWords(deed, 'en')}`).toReversed()
}
