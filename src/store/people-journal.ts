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
  /** Of the cohort that it is about, if any. */
  editionHash: string | null
}

/** The journal about one person, the newest first. */
export async function entriesAbout(db: Database, subscriberId: number): Promise<PersonEntry[]> {
  return rowsOf(
    db,
    sql<PersonEntry>`
    select j.id, j.at, j.author, jsonb_build_object('act', j.act) || j.facts as deed, j.personal, c.edition_hash
    from feuilleton.journal j left join feuilleton.cohorts c on c.id = j.cohort_id
    where j.subscriber_id = ${subscriberId} order by j.id desc`,
  )
}

/** Takes addresses and names out of what the journal has about one person. */
export async function eraseFromJournal(tx: Database, subscriberId: number): Promise<void> {
  await sql`
    update feuilleton.journal set personal = null
    where subscriber_id = ${subscriberId} and personal is not null`.execute(tx)
}
