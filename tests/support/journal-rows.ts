import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'

export type JournalRow = { act: string; author: string; facts: Record<string, unknown> }

/** What the journal has, in the order in which it was done. */
export async function journalRows(db: Database): Promise<JournalRow[]> {
  const { rows } = await sql<JournalRow>`
    select act, author, facts from feuilleton.journal order by id`.execute(db)
  return rows
}
