import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** A notice of a change as a dispatch of a track. */
export type NoticeDispatch = {
  letter: string
  event: string
  /** The version of the events that the notice before told of, or what the programme says. */
  sinceVersion: number
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
    select letter, event, since_version as "sinceVersion", told_version as "toldVersion", due_at as "dueAt",
      expires_at as "expiresAt", state <> 'planned' as "hasBegun"
    from feuilleton.dispatches
    where track_id = ${trackId} and event = ${event} and reminder is null
    order by id desc limit 1 for update`,
  )
  return found
}

/** Plans a notice; one with the same letter takes the new version and the new end. */
export async function planNotice(tx: Database, trackId: number, notice: NoticeDispatch): Promise<void> {
  await sql`
    insert into feuilleton.dispatches as i
      (track_id, letter, day, due_at, expires_at, event, since_version, told_version, audience)
    values (${trackId}, ${notice.letter}, 0, ${notice.dueAt}, ${notice.expiresAt}, ${notice.event},
      ${notice.sinceVersion}, ${notice.toldVersion}, 'concerned')
    on conflict (track_id, letter)
      do update set told_version = excluded.told_version, expires_at = excluded.expires_at`.execute(tx)
}
