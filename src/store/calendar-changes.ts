import { sql } from 'kysely'
import type { Cohort, Track } from '../domain/cohort.ts'
import { type Database, rowsOf } from './database.ts'
import { lockEvents } from './event-changes.ts'

/**
 * Locks the calendar of a cohort until `tx` ends: hand-overs of its letters, ticks that turn one of them into deliveries,
 * and whoever adds a track are waited for, and the next ones wait. Dispatches come before tracks, as a tick takes them.
 * Read the clock after this returns: what a tick has begun by then has left.
 */
export async function lockCalendar(tx: Database, cohortId: number): Promise<void> {
  await lockEvents(tx, cohortId)
  await sql`
    select from feuilleton.dispatches
    where state in ('planned', 'open') and track_id in (select id from feuilleton.tracks where cohort_id = ${cohortId})
    order by id for update`.execute(tx)
  await sql`select from feuilleton.tracks where cohort_id = ${cohortId} order by id for no key update`.execute(
    tx,
  )
}

/** Sets the calendar of a cohort. Letters that were written before and not handed over are written anew. */
export async function setCalendar(
  tx: Database,
  { id, dayOne, zone, at, calendar, redated }: Cohort,
): Promise<void> {
  await sql`
    update feuilleton.cohorts set day_one = ${dayOne}, zone = ${zone}, at_time = ${at},
      calendar = ${JSON.stringify(calendar)}::jsonb, redated = ${redated && JSON.stringify(redated)}::jsonb,
      events_version = events_version + 1
    where id = ${id}`.execute(tx)
}

/** `twin`: 0, or the id of a track that has the dates of another now. */
export type RedatedTrack = Track & { twin: number }

/** Gives tracks other dates. In two statements, as one may get the dates that another is just leaving. */
export async function setTrackDates(tx: Database, tracks: readonly RedatedTrack[]): Promise<void> {
  const moved = sql`jsonb_to_recordset(${JSON.stringify(tracks)}::jsonb)
    as m (id bigint, "dayOne" date, zone text, at text, redated jsonb, twin bigint)`
  await sql`update feuilleton.tracks t set twin = -t.id from ${moved} where t.id = m.id`.execute(tx)
  await sql`
    update feuilleton.tracks t set day_one = m."dayOne", zone = m.zone, at_time = m.at, redated = m.redated, twin = m.twin
    from ${moved} where t.id = m.id`.execute(tx)
}

/** Sets what the changes of their lessons have left of tracks: their days, zones and hours stay. */
export async function setTrackLessons(tx: Database, tracks: readonly Track[]): Promise<void> {
  await sql`
    update feuilleton.tracks t set redated = m.redated
    from jsonb_to_recordset(${JSON.stringify(tracks)}::jsonb) as m (id bigint, redated jsonb)
    where t.id = m.id`.execute(tx)
}

/** How many people follow the course in each track of a cohort. */
export async function countFollowers(db: Database, cohortId: number): Promise<Map<number, number>> {
  const rows = await rowsOf(
    db,
    sql<{ trackId: number; people: number }>`
    select track_id, count(*) as people from feuilleton.enrolments
    where cohort_id = ${cohortId} and follows = 'course' and state in ('active', 'paused') and joined_at is not null
    group by track_id`,
  )
  return new Map(rows.map(({ trackId, people }) => [trackId, people]))
}
