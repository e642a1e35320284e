import { sql } from 'kysely'
import type { PlannedLesson } from '../domain/plan.ts'
import { type Database, rowsOf } from './database.ts'

/** A lesson of a track that has not left, at the time that it has now. */
export type MovedDispatch = Pick<PlannedLesson, 'letter' | 'day' | 'dueAt' | 'expiresAt' | 'unknown'> & {
  trackId: number
}

/**
 * Gives lessons other times, all tracks at once, and the numbers that they have now. What has begun to leave stays as
 * it is; one that was left out before, and one that there was not, is planned.
 */
export async function moveLessons(tx: Database, lessons: readonly MovedDispatch[]): Promise<void> {
  await sql`
    insert into feuilleton.dispatches as i (track_id, letter, day, due_at, expires_at, unknown_policy)
    select m."trackId", m.letter, m.day, m."dueAt", m."expiresAt", m.unknown
    from jsonb_to_recordset(${JSON.stringify(lessons)}::jsonb) as m
      ("trackId" bigint, letter text, day int, "dueAt" timestamptz, "expiresAt" timestamptz, unknown text)
    on conflict (track_id, letter) do update
      set due_at = excluded.due_at, expires_at = excluded.expires_at, day = excluded.day,
        unknown_policy = excluded.unknown_policy, state = 'planned', withdrawn_at = null, outcomes = null
      where i.state = 'planned' or (i.state = 'cancelled' and i.withdrawn_at is not null and i.expanded_to = 0)`.execute(
    tx,
  )
}

/** Takes back lessons that the calendar leaves out now. */
export async function leaveOutLessons(
  tx: Database,
  lessons: readonly { trackId: number; letter: string }[],
  now: Date,
): Promise<void> {
  await sql`
    update feuilleton.dispatches i set state = 'cancelled', withdrawn_at = ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(lessons)}::jsonb) as m ("trackId" bigint, letter text)
    where i.track_id = m."trackId" and i.letter = m.letter and i.state = 'planned'`.execute(tx)
}

/**
 * Lessons of tracks that have begun to leave end when the next one leaves, where their day would have lasted longer: none
 * comes after it. `ends` has that instant for each of these tracks.
 */
export async function endLessonsOfTracks(
  tx: Database,
  ends: readonly { trackId: number; end: Date }[],
): Promise<void> {
  await sql`
    update feuilleton.deliveries d set expires_at = m."end", next_at = least(d.next_at, m."end")
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as m ("trackId" bigint, "end" timestamptz)
    join feuilleton.dispatches i on i.track_id = m."trackId" and i.kind = 'lesson' and i.expires_at > m."end"
      and i.state in ('open', 'closed')
    where d.dispatch_id = i.id and d.state in ('due', 'claimed', 'unknown', 'held') and d.expires_at > m."end"`.execute(
    tx,
  )
}

/** How many people have had a lesson of a cohort, or have one on its way: only of those that somebody has. */
export async function countHad(
  db: Database,
  { cohortId, letters }: LessonsOfCohort,
): Promise<{ letter: string; people: number }[]> {
  return rowsOf(
    db,
    sql<{ letter: string; people: number }>`
    select i.letter, count(*)::int as people
    from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
    join feuilleton.deliveries d on d.dispatch_id = i.id
    where t.cohort_id = ${cohortId} and i.kind = 'lesson' and i.letter = any(${[...letters]}::text[])
    group by i.letter`,
  )
}

export type LessonsOfCohort = { cohortId: number; letters: readonly string[] }

/** Takes lessons that nobody has had out of the plans of a cohort. */
export async function dropLessons(tx: Database, { cohortId, letters }: LessonsOfCohort): Promise<void> {
  await sql`
    delete from feuilleton.dispatches i using feuilleton.tracks t
    where t.id = i.track_id and t.cohort_id = ${cohortId} and i.kind = 'lesson' and i.letter = any(${[...letters]}::text[])
      and not exists (select from feuilleton.deliveries d where d.dispatch_id = i.id)`.execute(tx)
}
