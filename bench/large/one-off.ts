import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'
import type { Planned } from './cohorts.ts'

/** The draft of a letter to those who got a lesson: each of them has to be looked at. */
export async function addOneOff(db: Database, { cohort }: Planned, now: Date): Promise<void> {
  const readers = { who: 'got', lesson: 'jour-02' }
  await sql`
    insert into feuilleton.one_offs (cohort_id, subject, preheader, body, readers, changed_at)
    values (${cohort.id}, 'Pardon', 'Le bon lien.', 'Le voici.', ${JSON.stringify(readers)}::jsonb, ${now})`.execute(
    db,
  )
}
