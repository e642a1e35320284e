import { sql } from 'kysely'
import type { Deed } from '../domain/journal-entry.ts'
import { type Database, rowsOf } from './database.ts'

/** What an organiser did about one person. */
export type PersonEntry = {
  id: number
  at: Date
  author: string
  deed: Deed
  /** Addresses and names; null where the entry has none, or where they were erased. */
  personal: Readonly<Record<string, string>> | null
}

/** The journal about one person, the newest first. */
export async function entriesAbout(db: Database, subscriberId: number): Promise<PersonEntry[]> {
  return rowsOf(
    db,
    sql<PersonEntry>`
    select id, at, author, jsonb_build_object('act', act) || facts as deed, personal
    from feuilleton.journal where subscriber_id = ${subscriberId} order by id desc`,
  )
}

/** Takes addresses and names out of what the journal has about one person. */
export async function eraseFromJournal(tx: Database, subscriberId: number): Promise<void> {
  await sql`
    update feuilleton.journal set personal = null
    where subscriber_id = ${subscriberId} and personal is not null`.execute(tx)
}
