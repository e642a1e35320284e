import { sql } from 'kysely'
import type { Joining } from '../domain/joining-plan.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Notes what a cohort had before who may join it was changed; null where that change cannot be undone. */
export async function noteJoining(
  tx: Database,
  cohortId: number,
  { before, now }: { before: Joining | null; now: Date },
): Promise<void> {
  await sql`
    update feuilleton.cohorts set joining_changed_at = ${now},
      joining_before = ${before && JSON.stringify([before.capacity, before.lateJoiners])}::jsonb
    where id = ${cohortId}`.execute(tx)
}

/** What the last change is undone to; undefined where there is none, or where somebody has joined since. */
export async function joiningBefore(db: Database, cohortId: number): Promise<Joining | undefined> {
  const query = sql<Joining>`
    select (c.joining_before ->> 0)::int as capacity, c.joining_before ->> 1 as late_joiners
    from feuilleton.cohorts c
    where c.id = ${cohortId} and c.joining_before is not null and not exists (
      select from feuilleton.enrolments e where e.cohort_id = c.id and e.joined_at > c.joining_changed_at)`
  return (await rowsOf(db, query))[0]
}

/** How many have still to confirm that they follow the course of a cohort. */
export async function countPending(db: Database, cohortId: number): Promise<number> {
  const query = sql<{ pending: number }>`
    select count(*) as pending from feuilleton.enrolments
    where cohort_id = ${cohortId} and state = 'pending' and follows = 'course'`
  return (await oneRow(db, query)).pending
}
