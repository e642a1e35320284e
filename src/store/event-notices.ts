import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'
import { mayBeGot } from './delivery-states.ts'

/** A notice of a change as a dispatch of a track. */
export type NoticeDispatch = {
  letter: string
  event: string
  /** It goes to those who registered when this version was shown to them, or an earlier one. */
  toldVersion: number
  dueAt: Date
  expiresAt: Date
}

export type FoundNotice = NoticeDispatch & { hasBegun: boolean }

/**
 * The last notice about an event in a track, locked: a tick that turns it into deliveries is waited for. `hasBegun`: the
 * first of them are written.
 */
export async function lockLastNotice(
  tx: Database,
  trackId: number,
  event: string,
): Promise<FoundNotice | undefined> {
  const [found] = await rowsOf(
    tx,
    sql<FoundNotice>`
    select letter, event, told_version, due_at,
      expires_at, state <> 'planned' as has_begun
    from feuilleton.dispatches
    where track_id = ${trackId} and event = ${event} and kind = 'notice'
    order by id desc limit 1 for update`,
  )
  return found
}

/** Plans a notice; one with the same letter takes the new times and the new version. */
export async function planNotice(tx: Database, trackId: number, notice: NoticeDispatch): Promise<void> {
  await sql`
    insert into feuilleton.dispatches as i
      (track_id, letter, day, due_at, expires_at, event, told_version, audience)
    values (${trackId}, ${notice.letter}, 0, ${notice.dueAt}, ${notice.expiresAt}, ${notice.event},
      ${notice.toldVersion}, 'concerned')
    on conflict (track_id, letter)
      do update set told_version = excluded.told_version, due_at = excluded.due_at,
        expires_at = excluded.expires_at`.execute(tx)
}

/** Takes back what is left of a notice: another one tells the same people what holds now. */
export async function withdrawNotice(
  tx: Database,
  trackId: number,
  { letter, now }: { letter: string; now: Date },
): Promise<void> {
  await sql`
    update feuilleton.dispatches set withdrawn_at = ${now}::timestamptz,
      state = case when state = 'closed' then 'closed' else 'cancelled' end
    where track_id = ${trackId} and letter = ${letter} and withdrawn_at is null`.execute(tx)
}

/** Plans the notices that wait in the other tracks of a cohort in a track that is new. */
export async function copyComingNotices(
  tx: Database,
  { cohortId, trackId }: { cohortId: number; trackId: number },
): Promise<void> {
  await sql`
    insert into feuilleton.dispatches
      (track_id, letter, day, due_at, expires_at, event, told_version, audience)
    select distinct on (i.letter) ${trackId}::bigint, i.letter, 0, i.due_at, i.expires_at, i.event, i.told_version,
      'concerned'
    from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
    where t.cohort_id = ${cohortId} and t.id <> ${trackId} and i.kind = 'notice' and i.state = 'planned'
    order by i.letter, i.id
    on conflict (track_id, letter) do nothing`.execute(tx)
}

/**
 * The version of the events that the last notice about one of them told an enrolment of, whatever became of it once it
 * was handed over; 0 when there was none. `deliveryId` is the notice that is being written.
 */
export async function lastTold(
  db: Database,
  { enrolmentId, event, deliveryId }: { enrolmentId: number; event: string; deliveryId: number },
): Promise<number> {
  const query = sql<{ version: number | null }>`
    select max(d.written_version) as version
    from feuilleton.deliveries d join feuilleton.dispatches i on i.id = d.dispatch_id
    where d.enrolment_id = ${enrolmentId} and i.event = ${event} and i.kind = 'notice'
      and d.id <> ${deliveryId} and ${mayBeGot}`
  return (await oneRow(db, query)).version ?? 0
}
