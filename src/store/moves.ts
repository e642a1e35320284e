import { sql } from 'kysely'
import type { Track } from '../domain/cohort.ts'
import { keepCohort, keepCohorts } from './cohorts.ts'
import { type Database, rowsOf } from './database.ts'

/**
 * Waits for the hand-overs to this enrolment that are being committed, and holds off others, and whatever else changes
 * it, until `tx` ends. Not `for update`: what adds a consent or a request refers to the enrolment, and may have its track,
 * which a move or a confirmation takes next.
 */
export async function lockEnrolment(tx: Database, enrolmentId: number): Promise<void> {
  await lockEnrolments(tx, [enrolmentId])
}

/** As `lockEnrolment`; a change of the calendar of its cohort is waited for too, and the next one waits. */
export async function lockReader(tx: Database, enrolmentId: number): Promise<void> {
  await lockEnrolment(tx, enrolmentId)
  await keepCohorts(tx, sql`select cohort_id from feuilleton.enrolments where id = ${enrolmentId}`)
}

/** As `lockEnrolment`, in the order of their ids: hand-overs and imports have them in that order too. */
export async function lockEnrolments(tx: Database, enrolmentIds: readonly number[]): Promise<void> {
  await sql`
    select from feuilleton.enrolments where id = any(${[...enrolmentIds]}::bigint[])
    order by id for no key update`.execute(tx)
}

/**
 * Locks a track and, if it is there, another of its cohort, in the order of their ids: a tick that turns a lesson of
 * one of them into deliveries is waited for, and the next one waits for `tx`. A track that is added afterwards has a
 * higher id than both.
 */
export async function lockTracks(tx: Database, track: Track, other: Omit<Track, 'id'>): Promise<void> {
  await keepCohorts(tx, sql`select cohort_id from feuilleton.tracks where id = ${track.id}`)
  await sql`
    select from feuilleton.tracks
    where id = ${track.id} or (day_one = ${other.dayOne} and zone = ${other.zone} and at_time = ${other.at}
      and cohort_id = (select cohort_id from feuilleton.tracks where id = ${track.id}))
    order by id for no key update`.execute(tx)
}

/** Locks the tracks of enrolments that are locked, as `lockTracks` does. */
export async function lockTracksOf(tx: Database, enrolmentIds: readonly number[]): Promise<void> {
  const ids = sql`${[...enrolmentIds]}::bigint[]`
  await keepCohorts(tx, sql`select cohort_id from feuilleton.enrolments where id = any(${ids})`)
  await sql`
    select from feuilleton.tracks
    where id in (select track_id from feuilleton.enrolments where id = any(${ids}))
    order by id for no key update`.execute(tx)
}

/**
 * Locks those of these tracks of a cohort that are there, as `lockTracks` does, for whoever then takes or adds each of
 * them.
 */
export async function lockTracksOn(
  tx: Database,
  cohortId: number,
  dates: readonly Omit<Track, 'id'>[],
): Promise<void> {
  await keepCohort(tx, cohortId)
  await sql`
    select from feuilleton.tracks t
    where cohort_id = ${cohortId} and exists (
      select from jsonb_to_recordset(${JSON.stringify(dates)}::jsonb) as w ("dayOne" date, zone text, at text)
      where w."dayOne" = t.day_one and w.zone = t.zone and w.at = t.at_time)
    order by id for no key update`.execute(tx)
}

/** A lesson that is in the ledger: `at` is when it was handed over or ended, or is going to be tried. */
export type HadLesson = { letter: string; day: number; at: Date }

/** The letters of lessons that are in the ledger for an enrolment, with their days. */
export async function lessonsHad(db: Database, enrolmentId: number): Promise<HadLesson[]> {
  return rowsOf(
    db,
    sql<HadLesson>`
    select d.letter, i.day, coalesce(d.handed_at, d.settled_at, d.next_at) as at
    from feuilleton.deliveries d join feuilleton.dispatches i on i.id = d.dispatch_id
    where d.enrolment_id = ${enrolmentId} and d.kind = 'lesson'`,
  )
}

export async function moveEnrolment(tx: Database, enrolmentId: number, trackId: number): Promise<void> {
  await sql`update feuilleton.enrolments set track_id = ${trackId} where id = ${enrolmentId}`.execute(tx)
}

/**
 * Drops a track that is locked, with its letters to come, once nobody is in it and nothing of it was ever written to
 * anybody; that of the cohort itself stays.
 */
export async function dropDeserted(tx: Database, trackId: number): Promise<void> {
  await sql`
    with deserted as (
      select t.id from feuilleton.tracks t join feuilleton.cohorts c on c.id = t.cohort_id
      where t.id = ${trackId} and (t.day_one, t.zone, t.at_time) <> (c.day_one, c.zone, c.at_time)
        and not exists (select from feuilleton.enrolments e where e.track_id = t.id)
        and not exists (
          select from feuilleton.dispatches i join feuilleton.deliveries d on d.dispatch_id = i.id
          where i.track_id = t.id)
    )
    delete from feuilleton.dispatches i using deserted where i.track_id = deserted.id`.execute(tx)
  await sql`
    delete from feuilleton.tracks t using feuilleton.cohorts c
    where t.id = ${trackId} and c.id = t.cohort_id and (t.day_one, t.zone, t.at_time) <> (c.day_one, c.zone, c.at_time)
      and not exists (select from feuilleton.enrolments e where e.track_id = t.id)
      and not exists (select from feuilleton.dispatches i where i.track_id = t.id)`.execute(tx)
}

/** A lesson that a move puts into the ledger: due at once, or over before it could leave. */
export type MovedLesson = { trackId: number; letter: string; state: 'due' | 'skipped'; expiresAt: Date }

/** Adds lessons to the ledger, as letters of the tracks given; those that are in it already stay as they are. */
export async function addMovedLessons(
  tx: Database,
  { enrolmentId, now, lessons }: { enrolmentId: number; now: Date; lessons: readonly MovedLesson[] },
): Promise<void> {
  await sql`
    insert into feuilleton.deliveries
      (dispatch_id, enrolment_id, kind, letter, state, reason, next_at, expires_at, settled_at)
    select i.id, ${enrolmentId}, i.kind, m.letter, m.state, case m.state when 'skipped' then 'expired' end,
      ${now}::timestamptz, m."expiresAt", case m.state when 'skipped' then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(lessons)}::jsonb)
      as m ("trackId" bigint, letter text, state text, "expiresAt" timestamptz)
    join feuilleton.dispatches i on i.track_id = m."trackId" and i.letter = m.letter
    on conflict (enrolment_id, letter) do nothing`.execute(tx)
}

/** Lessons that are still on their way end by `end` at the latest, so that none comes after the next one. */
export async function endLessonsBy(tx: Database, enrolmentId: number, end: Date): Promise<void> {
  await sql`
    update feuilleton.deliveries d set
      expires_at = least(d.expires_at, ${end}::timestamptz), next_at = least(d.next_at, ${end}::timestamptz)
    where d.kind = 'lesson' and d.enrolment_id = ${enrolmentId}
      and d.state in ('due', 'claimed', 'unknown', 'held') and d.expires_at > ${end}`.execute(tx)
}
