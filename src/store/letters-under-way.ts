import { type RawBuilder, sql } from 'kysely'
import { type Database, oneRow } from './database.ts'
import { MOST_COUNTED } from './most-counted.ts'

/** Letters that are due and have not left, `MOST_COUNTED` + 1 where there are more, and when the next of them is tried. */
export type LettersUnderWay = { n: number; nextAt: Date | null }

/** What is due of cohorts and letters that nothing pauses. */
export async function findLettersUnderWay(db: Database): Promise<LettersUnderWay> {
  return oneRow(
    db,
    sql<LettersUnderWay>`
    with recursive due as (${firstDueAfter(sql`0`)}
      union all
      select next.* from due cross join lateral ${firstDueAfter(sql`due.dispatch_id`)} next
    ), leaving as materialized (
      select due.* from due
      join feuilleton.dispatches i on i.id = due.dispatch_id
      join feuilleton.tracks t on t.id = i.track_id
      where i.paused_at is null and not exists (select from feuilleton.pauses p where p.cohort_id = t.cohort_id)
    )
    select min(next_at) as next_at, (
      select count(*) from (
        select from leaving l join feuilleton.deliveries d on d.dispatch_id = l.dispatch_id and d.state = 'due'
        limit ${MOST_COUNTED + 1}) counted) as n
    from leaving`,
  )
}

/**
 * The next dispatch after one of which something is due, and when that is tried first. From one to the next by the index:
 * few dispatches are under way, with many letters each, and to ask for each letter whether it is paused takes 7 µs.
 */
function firstDueAfter(dispatch: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select d.dispatch_id, d.next_at from feuilleton.deliveries d
    where d.state = 'due' and d.dispatch_id > ${dispatch} order by d.dispatch_id, d.next_at limit 1)`
}
