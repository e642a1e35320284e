import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import { isGot } from './delivery-states.ts'

/** How one dispatch that has fallen due stands, in deliveries. */
export type DispatchCount = {
  dispatch: number
  cohort: string
  letter: string
  zone: string
  dueAt: Date
  state: string
  /** Subscribers who had joined when it fell due and had not left; of a letter about an event and of a one-off letter,
   * those it was written for. */
  expected: number
  submitted: number
  bounced: number
  /** Taken by the relay, and came back by mail. */
  returned: number
  unknown: number
  held: number
  /** On their way: due, claimed or handed. */
  open: number
  /** Left later than they should have, or still have not. */
  late: number
  /** Counts by reason, such as `{ expired: 2 }`. */
  skipped: Record<string, number>
}

/**
 * The dispatches that have fallen due, oldest first; of one cohort when `cohort` is its slug. `lateAfter` in
 * milliseconds.
 */
export async function countDispatches(
  db: Database,
  { now, cohort, lateAfter }: { now: Date; cohort: string | undefined; lateAfter: number },
): Promise<DispatchCount[]> {
  const latest = sql`i.due_at + ${lateAfter} * interval '1 millisecond'`
  return rowsOf(
    db,
    sql<DispatchCount>`
    select i.id as dispatch, c.slug as cohort, i.letter, t.zone, i.due_at, i.state, n.*,
      coalesce(s.skipped, '{}') as skipped,
      case when i.kind in ('reminder', 'notice', 'one-off') then (select count(*) from feuilleton.deliveries d where d.dispatch_id = i.id)
      else (select count(*) from feuilleton.enrolments e
        where e.track_id = t.id and e.follows = 'course' and e.joined_at <= i.due_at
          and (e.left_at is null or e.left_at > i.due_at)) end as expected
    from feuilleton.dispatches i
    join feuilleton.tracks t on t.id = i.track_id
    join feuilleton.cohorts c on c.id = t.cohort_id
    left join lateral (
      select count(*) filter (where ${isGot}) as submitted,
        count(*) filter (where d.state = 'bounced') as bounced,
        count(*) filter (where d.state = 'returned') as returned,
        count(*) filter (where d.state = 'unknown') as unknown,
        count(*) filter (where d.state = 'held') as held,
        count(*) filter (where d.state in ('due', 'claimed', 'handed')) as open,
        count(*) filter (where d.handed_at > ${latest}
          or (d.state in ('due', 'claimed', 'handed') and ${latest} < ${now})) as late
      from feuilleton.deliveries d where d.dispatch_id = i.id) n on true
    left join lateral (
      select json_object_agg(reason, number) as skipped from (
        select d.reason, count(*) as number from feuilleton.deliveries d
        where d.dispatch_id = i.id and d.state = 'skipped' group by 1) by_reason) s on true
    where i.due_at <= ${now} and i.kind is not null and i.state <> 'cancelled' and (${cohort ?? null}::text is null or c.slug = ${cohort ?? null})
    order by i.due_at, i.id`,
  )
}
