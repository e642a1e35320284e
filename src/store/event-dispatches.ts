import { sql } from 'kysely'
import type { Track } from '../domain/cohort.ts'
import type { Audience } from '../domain/event-schema.ts'
import { type Database, rowsOf } from './database.ts'

/** A reminder as a dispatch of a track. */
export type ReminderDispatch = {
  letter: string
  event: string
  reminder: string
  audience: Audience
  dueAt: Date
  expiresAt: Date
}

/** Whether reminders leave in a cohort: not in one that was scheduled before there were any. */
export async function sendsReminders(db: Database, cohortId: number): Promise<boolean> {
  const query = sql`select from feuilleton.cohorts where id = ${cohortId} and sends_reminders`
  return (await rowsOf(db, query)).length > 0
}

export async function listTracks(db: Database, cohortId: number): Promise<Track[]> {
  return rowsOf(
    db,
    sql<Track>`
    select id, day_one, zone, at_time as at, redated from feuilleton.tracks where cohort_id = ${cohortId} order by id`,
  )
}

/**
 * Plans reminders, of all tracks at once. One that has not begun to leave takes the new times, taken back as it may
 * have been; one that has begun stays as it is.
 */
export async function planReminderDispatches(
  tx: Database,
  reminders: readonly (ReminderDispatch & { trackId: number })[],
): Promise<void> {
  await sql`
    insert into feuilleton.dispatches as i
      (track_id, letter, day, due_at, expires_at, event, reminder, audience)
    select r."trackId", r.letter, 0, r."dueAt", r."expiresAt", r.event, r.reminder, r.audience
    from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as r ("trackId" bigint, letter text,
      "dueAt" timestamptz, "expiresAt" timestamptz, event text, reminder text, audience text)
    on conflict (track_id, letter) do update
      set due_at = excluded.due_at, expires_at = excluded.expires_at, state = 'planned', withdrawn_at = null, outcomes = null
      where i.kind = 'reminder'
        and (i.state = 'planned' or (i.state = 'cancelled' and i.withdrawn_at is not null and i.expanded_to = 0))`.execute(
    tx,
  )
}

/** Takes back the reminders of tracks that their plans have no more, or what is left of them. */
export async function withdrawReminders(
  tx: Database,
  tracks: readonly { trackId: number; kept: readonly string[] }[],
  now: Date,
): Promise<void> {
  await sql`
    update feuilleton.dispatches i set withdrawn_at = ${now}::timestamptz,
      state = case when i.state = 'closed' then 'closed' else 'cancelled' end
    from jsonb_to_recordset(${JSON.stringify(tracks)}::jsonb) as t ("trackId" bigint, kept jsonb)
    where i.track_id = t."trackId" and i.kind = 'reminder' and i.withdrawn_at is null
      and not t.kept @> to_jsonb(i.letter)`.execute(tx)
}

/** A reminder that has not begun to leave. */
export type ComingReminder = Pick<ReminderDispatch, 'letter' | 'reminder' | 'audience' | 'dueAt'> & {
  trackId: number
}

/** The reminders about an event of a cohort that have not begun to leave, in the order in which they will. */
export async function comingReminders(
  db: Database,
  { cohortId, event }: { cohortId: number; event: string },
): Promise<ComingReminder[]> {
  return rowsOf(
    db,
    sql<ComingReminder>`
    select t.id as track_id, i.letter, i.reminder, i.audience, i.due_at
    from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
    where t.cohort_id = ${cohortId} and i.event = ${event} and i.kind = 'reminder' and i.state = 'planned'
    order by i.due_at, i.id`,
  )
}

/** The reminders about an event that have begun to leave in a track, by their letters. */
export async function begunReminders(db: Database, trackId: number, event: string): Promise<Set<string>> {
  const query = sql<{ letter: string }>`
    select letter from feuilleton.dispatches
    where track_id = ${trackId} and event = ${event} and kind = 'reminder' and state in ('open', 'closed')`
  return new Set((await rowsOf(db, query)).map(({ letter }) => letter))
}

/**
 * Adds to the ledger what a track has told of its events already and can still leave at `now`, for an enrolment that has
 * just come to it and is of those whom it is for. What is in the ledger of the enrolment already stays as it is.
 */
export async function addLettersSoFar(
  tx: Database,
  { enrolmentId, trackId, now }: { enrolmentId: number; trackId: number; now: Date },
): Promise<void> {
  await sql`
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, next_at, expires_at, asked)
    select i.id, e.id, i.kind, i.letter, ${now}::timestamptz, i.expires_at, i.audience not in ('everyone', 'not-registered')
    from feuilleton.dispatches i, feuilleton.enrolments e
    where i.track_id = ${trackId} and e.id = ${enrolmentId} and i.kind in ('reminder', 'notice') and i.withdrawn_at is null
      and (i.state in ('open', 'closed') or (i.state = 'planned' and i.due_at <= ${now}))
      and i.due_at >= e.joined_at and i.expires_at > ${now}
      and feuilleton.is_told(e.id, e.follows, i.event, i.audience, i.due_at, i.told_version)
    on conflict (enrolment_id, letter) do nothing`.execute(tx)
}
