import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

type StateCount = { state: string; reason: string | null; count: number }

/** How many deliveries are in each state, by reason, lessons told from the letters about events. */
export async function countByKind(db: Database): Promise<(StateCount & { isLesson: boolean })[]> {
  return rowsOf(
    db,
    sql<StateCount & { isLesson: boolean }>`
    select d.kind = 'lesson' as is_lesson, d.state, case when d.state = 'skipped' then d.reason end as reason,
      count(*) as count
    from feuilleton.deliveries d
    group by 1, 2, 3 order by 1, 2, 3`,
  )
}
