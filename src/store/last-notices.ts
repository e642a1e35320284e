import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import type { FoundNotice } from './event-notices.ts'
import type { EventKey } from './registrations.ts'

/** The last notice about an event in each track of a cohort that had one. */
export async function lastNotices(
  db: Database,
  { cohortId, event }: EventKey,
): Promise<Pick<FoundNotice, 'dueAt' | 'hasBegun'>[]> {
  return rowsOf(
    db,
    sql<Pick<FoundNotice, 'dueAt' | 'hasBegun'>>`
    select distinct on (t.id) i.due_at, i.state <> 'planned' as has_begun
    from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
    where t.cohort_id = ${cohortId} and i.event = ${event} and i.kind = 'notice'
    order by t.id, i.id desc`,
  )
}
