import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** The lessons of a cohort that fall due in a span of time, by track. */
export async function lessonsBetween(
  db: Database,
  { cohortId, from, until }: { cohortId: number; from: Date; until: Date },
): Promise<{ trackId: number; letter: string; day: number; dueAt: Date }[]> {
  return rowsOf(
    db,
    sql<{ trackId: number; letter: string; day: number; dueAt: Date }>`
    select i.track_id, i.letter, i.day, i.due_at
    from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
    where t.cohort_id = ${cohortId} and i.kind = 'lesson' and i.withdrawn_at is null
      and i.due_at between ${from} and ${until}
    order by i.due_at, i.id`,
  )
}
