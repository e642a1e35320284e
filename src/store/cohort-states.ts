import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

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
