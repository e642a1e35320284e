import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Marks a cohort as cancelled; waits for the hand-overs of its letters that are being committed. */
export async function markCancelled(tx: Database, cohortId: number): Promise<void> {
  await sql`update feuilleton.cohorts set state = 'cancelled' where id = ${cohortId}`.execute(tx)
}

/** Cancels the dispatches of a cohort that are not over; how many. */
export async function cancelDispatches(tx: Database, cohortId: number): Promise<number> {
  const query = sql`
    update feuilleton.dispatches set state = 'cancelled'
    where state in ('planned', 'open')
      and track_id in (select id from feuilleton.tracks where cohort_id = ${cohortId})
    returning 1`
  return (await rowsOf(tx, query)).length
}

/** What would still leave in a cohort: how many different lessons, dispatches in all, and when the next one does. */
export async function countComing(
  db: Database,
  cohortId: number,
): Promise<{ lessons: number; letters: number; next: Date | null }> {
  return oneRow(
    db,
    sql<{ lessons: number; letters: number; next: Date | null }>`
    select count(distinct i.letter) filter (where i.day > 0) as lessons, count(*) as letters, min(i.due_at) as next
    from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
    where t.cohort_id = ${cohortId} and i.state in ('planned', 'open')`,
  )
}
