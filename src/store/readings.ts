import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** When a subscriber marked lessons as read, by their letters; those that came by no mail too. */
export async function listReadings(db: Database, enrolmentId: number): Promise<Map<string, Date>> {
  const query = sql<{ letter: string; readAt: Date }>`
    select letter, read_at from feuilleton.readings where enrolment_id = ${enrolmentId}`
  return new Map((await rowsOf(db, query)).map(({ letter, readAt }) => [letter, readAt]))
}

/** Notes that a lesson was read; noting it again changes nothing. */
export async function markRead(
  db: Database,
  { enrolmentId, letter, now }: { enrolmentId: number; letter: string; now: Date },
): Promise<void> {
  await sql`
    insert into feuilleton.readings (enrolment_id, letter, read_at) values (${enrolmentId}, ${letter}, ${now})
    on conflict do nothing`.execute(db)
}
