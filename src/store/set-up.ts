import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

/** How far an installation is set up. */
export type SetUp = {
  /** Whether any letter has fallen due. */
  hasBegun: boolean
  isRelayTested: boolean
  /** The cohort that was made last; null before the first. */
  cohort: string | null
  hasPeople: boolean
  isLetterTested: boolean
  isScheduled: boolean
}

export async function findSetUp(db: Database, now: Date): Promise<SetUp> {
  return oneRow(
    db,
    sql<SetUp>`
    select exists (select from feuilleton.dispatches where due_at <= ${now} and state <> 'cancelled') as has_begun,
      exists (select from feuilleton.journal where act = 'relay-tested') as is_relay_tested,
      (select slug from feuilleton.cohorts order by id desc limit 1) as cohort,
      exists (select from feuilleton.enrolments) as has_people,
      exists (select from feuilleton.journal where act = 'letter-tested') as is_letter_tested,
      exists (select from feuilleton.cohorts where state = 'running') as is_scheduled`,
  )
}
