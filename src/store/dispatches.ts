import { type RawBuilder, sql } from 'kysely'
import type { UnknownPolicy } from '../domain/delivery.ts'
import type { LetterKind } from '../domain/letter-kind.ts'
import type { OneOffReaders } from '../domain/one-off.ts'
import type { TellsWhom } from './audiences.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { isOneOffReader } from './one-off-readers.ts'

export type PlannedLetter = {
  letter: string
  day: number
  dueAt: Date
  expiresAt: Date
  unknown: UnknownPolicy
}

/** Plans the letters of a track; a letter that is planned already stays as it is. */
export async function planDispatches(db: Database, trackId: number, letters: PlannedLetter[]): Promise<void> {
  if (letters.length === 0) return
  const values = letters.map(
    (l) => sql`(${trackId}, ${l.letter}, ${l.day}, ${l.dueAt}, ${l.expiresAt}, ${l.unknown})`,
  )
  await sql`
    insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at, unknown_policy)
    values ${sql.join(values)}
    on conflict (track_id, letter) do nothing`.execute(db)
}

export type DueDispatch = {
  id: number
  trackId: number
  kind: LetterKind
  letter: string
  dueAt: Date
  expiresAt: Date
  expandedTo: number
  /** For a letter about an event. */
  event: string | null
  audience: TellsWhom | null
  toldVersion: number | null
  /** For a one-off letter: whom it is for, in which cohort. */
  readers: OneOffReaders | null
  cohortId: number | null
}

/**
 * Takes the dispatch that has been due for longest, locked for this transaction; another process takes another. One that is
 * paused by itself waits until it is too late for it.
 * Its track is locked too: who is being enrolled in it is waited for, so that nobody is passed over.
 */
export async function lockDueDispatch(tx: Database, now: Date): Promise<DueDispatch | undefined> {
  const query = sql<DueDispatch>`
    select i.id, i.track_id, i.kind, i.letter, i.due_at, i.expires_at, i.expanded_to,
      i.event, i.audience, i.told_version, o.readers, o.cohort_id
    from feuilleton.dispatches i left join feuilleton.one_offs o on o.id = i.one_off_id
    where i.state in ('planned', 'open') and i.due_at <= ${now} and (i.paused_at is null or i.expires_at <= ${now})
    order by i.due_at, i.id limit 1
    for update of i skip locked`
  const [dispatch] = await rowsOf(tx, query)
  if (dispatch) await sql`select from feuilleton.tracks where id = ${dispatch.trackId} for share`.execute(tx)
  return dispatch
}

/**
 * Writes the deliveries of one page of a dispatch: those who had joined by its due instant and have not left, and of
 * them, for a letter about an event and for a one-off letter, those whom it is for. What somebody registered for reaches
 * them in a pause too.
 * Returns how many were written; `last` is undefined when the dispatch has no enrolment left.
 */
export async function expandPage(
  tx: Database,
  dispatch: DueDispatch,
  size: number,
): Promise<{ written: number; last: number | undefined }> {
  const query = sql<{ written: number; last: number | null }>`
    with page as (
      select id, track_id, joined_at, left_at, follows from feuilleton.enrolments
      where track_id = ${dispatch.trackId} and id > ${dispatch.expandedTo}
      order by id limit ${size}
    ), written as (
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, next_at, expires_at, asked)
      select ${dispatch.id}, id, ${dispatch.kind}, ${dispatch.letter}, ${dispatch.dueAt}, ${dispatch.expiresAt}, ${isAskedFor(dispatch)}
      from page e where joined_at <= ${dispatch.dueAt} and (left_at is null or left_at > ${dispatch.dueAt})
        and ${isFor(dispatch)}
      on conflict (enrolment_id, letter) do nothing
      returning 1
    )
    select (select count(*) from written) as written, (select max(id) from page) as last`
  const { written, last } = await oneRow(tx, query)
  return { written, last: last ?? undefined }
}

function isAskedFor({ audience }: DueDispatch): boolean {
  return audience !== null && audience !== 'everyone' && audience !== 'not-registered'
}

function isFor({ event, audience, dueAt, toldVersion, readers, cohortId }: DueDispatch): RawBuilder<boolean> {
  if (readers && cohortId !== null) return isOneOffReader({ cohortId, readers, at: dueAt })
  if (event === null) return sql`follows = 'course'`
  return sql`feuilleton.is_told(id, follows, ${event}, ${audience}, ${dueAt}::timestamptz, ${toldVersion}::int)`
}

/** Moves a dispatch on after a page, or closes it when none is left. */
export async function advanceDispatch(tx: Database, id: number, last: number | undefined): Promise<void> {
  if (last === undefined)
    await sql`update feuilleton.dispatches set state = 'closed' where id = ${id}`.execute(tx)
  else
    await sql`update feuilleton.dispatches set state = 'open', expanded_to = ${last} where id = ${id}`.execute(
      tx,
    )
}
