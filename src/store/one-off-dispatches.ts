import { sql } from 'kysely'
import { type OneOff, oneOffLetter } from '../domain/one-off.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { isOneOffReader } from './one-off-readers.ts'

/** A one-off letter as a dispatch of a track. */
export type OneOffDispatch = { oneOffId: number; trackId: number; dueAt: Date; expiresAt: Date }

/**
 * Plans one-off letters in tracks, paused where they are paused in the others; one that waits takes the new times, and one
 * that has begun to leave stays as it is.
 */
export async function planOneOffDispatches(
  tx: Database,
  dispatches: readonly OneOffDispatch[],
): Promise<void> {
  const rows = dispatches.map((each) => ({ ...each, letter: oneOffLetter(each.oneOffId) }))
  await sql`
    insert into feuilleton.dispatches as i (track_id, letter, day, due_at, expires_at, one_off_id, paused_at)
    select o."trackId", o.letter, 0, o."dueAt", o."expiresAt", o."oneOffId",
      (select max(s.paused_at) from feuilleton.dispatches s where s.one_off_id = o."oneOffId")
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as o ("oneOffId" bigint, "trackId" bigint, letter text,
      "dueAt" timestamptz, "expiresAt" timestamptz)
    on conflict (track_id, letter) do update set due_at = excluded.due_at, expires_at = excluded.expires_at
      where i.state = 'planned'`.execute(tx)
}

/** The one-off letters of a cohort that have still to leave in one of its tracks. */
export async function oneOffsUnderWay(
  tx: Database,
  cohortId: number,
): Promise<(OneOff & { sentAt: Date })[]> {
  const query = sql<OneOff & { sentAt: Date }>`
    select o.id, o.cohort_id, o.subject, o.preheader, o.body, o.readers, o.changed_at, o.sent_at, o.leaves_at
    from feuilleton.one_offs o
    where o.cohort_id = ${cohortId} and o.sent_at is not null and exists (
      select from feuilleton.dispatches i where i.one_off_id = o.id and i.state in ('planned', 'open'))
    order by o.id`
  return rowsOf(tx, query)
}

/**
 * Adds to the ledger what a track has sent of one-off letters already and can still leave at `now`, for an enrolment that
 * has just come to it and is of those whom they are for. What is in the ledger of the enrolment already stays as it is.
 */
export async function addOneOffsSoFar(
  tx: Database,
  { enrolmentId, trackId, now }: { enrolmentId: number; trackId: number; now: Date },
): Promise<void> {
  const query = sql<OneOff & { dispatchId: number; dueAt: Date }>`
    select i.id as dispatch_id, i.due_at, o.id, o.cohort_id, o.readers
    from feuilleton.dispatches i join feuilleton.one_offs o on o.id = i.one_off_id
    where i.track_id = ${trackId} and i.state in ('open', 'closed') and i.expires_at > ${now}
    order by i.id`
  for (const { dispatchId, cohortId, readers, dueAt } of await rowsOf(tx, query)) {
    await sql`
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, next_at, expires_at)
      select i.id, e.id, i.kind, i.letter, ${now}::timestamptz, i.expires_at
      from feuilleton.dispatches i, feuilleton.enrolments e
      where i.id = ${dispatchId} and e.id = ${enrolmentId} and e.joined_at <= i.due_at
        and ${isOneOffReader({ cohortId, readers, at: dueAt })}
      on conflict (enrolment_id, letter) do nothing`.execute(tx)
  }
}

/** How a one-off letter stands in its tracks; `dispatches` is 0 while it is a draft. */
export type OneOffStanding = {
  dispatches: number
  /** A tick has turned it into deliveries somewhere. */
  hasBegun: boolean
  /** Something of it has still to leave. */
  isUnderWay: boolean
  pausedAt: Date | null
  firstDueAt: Date | null
}

/** Locks its dispatches until `tx` ends: a tick that turns one of them into deliveries is waited for. */
export async function lockOneOffDispatches(tx: Database, id: number): Promise<void> {
  await sql`select from feuilleton.dispatches where one_off_id = ${id} order by id for update`.execute(tx)
}

export async function oneOffStanding(db: Database, id: number): Promise<OneOffStanding> {
  return oneRow(
    db,
    sql<OneOffStanding>`
    select count(*) as dispatches, coalesce(bool_or(i.state <> 'planned'), false) as has_begun,
      coalesce(bool_or(i.state in ('planned', 'open') or exists (
        select from feuilleton.deliveries d where d.dispatch_id = i.id and d.state in ('due', 'claimed', 'handed'))),
        false) as is_under_way,
      max(i.paused_at) as paused_at, min(i.due_at) as first_due_at
    from feuilleton.dispatches i where i.one_off_id = ${id}`,
  )
}

/** Takes back the dispatches of a letter that has not begun to leave. The caller holds them. */
export async function deleteOneOffDispatches(tx: Database, id: number): Promise<void> {
  await sql`delete from feuilleton.dispatches where one_off_id = ${id} and state = 'planned'`.execute(tx)
}

/** Pauses a letter, or with null lets it leave. The caller holds its cohort, so that no hand-over is between the two. */
export async function setOneOffPaused(tx: Database, id: number, pausedAt: Date | null): Promise<void> {
  await sql`update feuilleton.dispatches set paused_at = ${pausedAt} where one_off_id = ${id}`.execute(tx)
}

/** Ends the pauses of all one-off letters of a cohort. */
export async function resumeOneOffs(tx: Database, cohortId: number): Promise<void> {
  await sql`
    update feuilleton.dispatches set paused_at = null
    where paused_at is not null and one_off_id in (select id from feuilleton.one_offs where cohort_id = ${cohortId})`.execute(
    tx,
  )
}

/** Whether a dispatch was paused by itself. */
export async function isDispatchPaused(db: Database, dispatchId: number): Promise<boolean> {
  const query = sql`select from feuilleton.dispatches where id = ${dispatchId} and paused_at is not null`
  return (await rowsOf(db, query)).length > 0
}
