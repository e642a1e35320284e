import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/**
 * One dispatch of a cohort, a lesson or a letter about an event (`day` 0), with how its deliveries stand, such as `{
 * submitted: 12, "skipped (expired)": 1 }`.
 */
export type CohortLetter = {
  letter: string
  day: number
  zone: string
  dueAt: Date
  state: string
  outcomes: Record<string, number>
}

export async function cohortLetters(db: Database, cohortId: number): Promise<CohortLetter[]> {
  return rowsOf(
    db,
    sql<CohortLetter>`
    select i.letter, i.day, t.zone, i.due_at, i.state, coalesce(o.outcomes, '{}') as outcomes
    from feuilleton.dispatches i
    join feuilleton.tracks t on t.id = i.track_id
    left join lateral (
      select json_object_agg(state, number) as outcomes from (
        select case when state = 'skipped' then 'skipped (' || reason || ')' else state end as state, count(*) as number
        from feuilleton.deliveries d where d.dispatch_id = i.id group by 1) counted
    ) o on true
    where t.cohort_id = ${cohortId} and i.kind is not null
    order by i.due_at, i.id`,
  )
}
