import { sql } from 'kysely'
import type { JournalEntry } from '../domain/journal-entry.ts'
import type { Database } from './database.ts'

/** Adds an entry, in the transaction of what it tells of: neither is there without the other. */
export async function writeEntry(tx: Database, entry: JournalEntry): Promise<void> {
  const { by, at, deed, cohortId = null, subscriberId = null, personal = null } = entry
  const { act, ...facts } = deed
  await sql`
    insert into feuilleton.journal (at, author, organiser_id, act, cohort_id, subscriber_id, facts, personal)
    values (${at}, ${by.name}, ${by.organiserId ?? null}, ${act}, ${cohortId}, ${subscriberId},
      ${JSON.stringify(facts)}::jsonb, ${personal && JSON.stringify(personal)}::jsonb)`.execute(tx)
}
