import { type RawBuilder, sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** A lesson that is inserted before those of `later`, and comes on these tracks. */
export type InsertedLesson = { letter: string; later: readonly string[]; tracks: readonly number[] }

/**
 * Whoever follows one of the tracks and has had a later lesson already, on another: after a break, or with another
 * hour.
 */
function aheadOf(cohortId: number, inserted: readonly InsertedLesson[]): RawBuilder<unknown> {
  return sql`
    select distinct m.letter, e.id, e.track_id
    from jsonb_to_recordset(${JSON.stringify(inserted)}::jsonb) as m (letter text, later text[], tracks bigint[])
    join feuilleton.dispatches i on i.letter = any(m.later) and i.kind = 'lesson'
    join feuilleton.tracks t on t.id = i.track_id and t.cohort_id = ${cohortId}
    join feuilleton.deliveries d on d.dispatch_id = i.id
    join feuilleton.enrolments e on e.id = d.enrolment_id and e.track_id = any(m.tracks)
      and e.follows = 'course' and e.state in ('active', 'paused')`
}

/** How many people are past lessons that come on their tracks, by letter; only of those that somebody is past. */
export async function countAhead(
  db: Database,
  cohortId: number,
  inserted: readonly InsertedLesson[],
): Promise<{ letter: string; people: number }[]> {
  return rowsOf(
    db,
    sql<{ letter: string; people: number }>`
    select letter, count(*)::int as people from (${aheadOf(cohortId, inserted)}) as ahead group by letter`,
  )
}

/** Notes lessons that are planned as over for whoever is past them: no lesson comes before one that its reader has had. */
export async function skipForThoseAhead(
  tx: Database,
  { cohortId, inserted, now }: { cohortId: number; inserted: readonly InsertedLesson[]; now: Date },
): Promise<void> {
  await sql`
    insert into feuilleton.deliveries
      (dispatch_id, enrolment_id, kind, letter, state, reason, next_at, expires_at, settled_at)
    select i.id, ahead.id, i.kind, i.letter, 'skipped', 'expired', ${now}::timestamptz, i.expires_at, ${now}::timestamptz
    from (${aheadOf(cohortId, inserted)}) as ahead
    join feuilleton.dispatches i on i.track_id = ahead.track_id and i.letter = ahead.letter
    on conflict (enrolment_id, letter) do nothing`.execute(tx)
}
