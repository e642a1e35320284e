import { sql } from 'kysely'
import type { Language } from '../language/catalogues.ts'
import { type Database, rowsOf } from './database.ts'
import { endRegistrations } from './registrations.ts'
import { storable } from './storable.ts'

/**
 * Locks an enrolment, or all of its subscriber, in the order of their ids. Hand-overs to them that are
 * being committed are waited for, and others wait until `tx` ends.
 */
export async function lockLeaving(
  tx: Database,
  enrolmentId: number,
  scope: 'course' | 'everything',
): Promise<{ id: number; language: Language }[]> {
  const query = sql<{ id: number; language: Language }>`
    select id, language from feuilleton.enrolments
    where case ${scope}::text when 'course' then id = ${enrolmentId}
      else subscriber_id = (select subscriber_id from feuilleton.enrolments where id = ${enrolmentId}) end
    order by id for update`
  return rowsOf(tx, query)
}

/**
 * Ends enrolments from this instant on, and what they are registered for; returns the ids of those that had not ended
 * before.
 */
export async function endEnrolments(
  tx: Database,
  ids: readonly number[],
  { now, reason }: { now: Date; reason: string | undefined },
): Promise<number[]> {
  const text = reason === undefined ? null : storable(reason)
  const query = sql<{ id: number }>`
    update feuilleton.enrolments set state = 'unsubscribed', left_at = ${now}, left_reason = ${text}::text
    where id = any(${[...ids]}::bigint[]) and state <> 'unsubscribed'
    returning id`
  const ended = (await rowsOf(tx, query)).map(({ id }) => id).toSorted((a, b) => a - b)
  await endRegistrations(tx, ended, now)
  return ended
}

/** Notes why somebody left who had not said so yet. */
export async function noteReason(tx: Database, enrolmentId: number, reason: string): Promise<void> {
  await sql`
    update feuilleton.enrolments set left_reason = ${storable(reason)}
    where id = ${enrolmentId} and state = 'unsubscribed' and left_reason is null`.execute(tx)
}

/**
 * Takes back the leaving of an enrolment, and of those that ended in the same instant with it, if it was after `since`.
 * Who had not confirmed has still to. Lessons that fell due meanwhile are not waited for: joining begins anew.
 * @returns the ids of those who are back in their course, and of those who have still to confirm.
 */
export async function takeBackLeaving(
  tx: Database,
  enrolmentId: number,
  { since, now }: { since: Date; now: Date },
): Promise<{ id: number; state: 'active' | 'pending' }[]> {
  return rowsOf(
    tx,
    sql<{ id: number; state: 'active' | 'pending' }>`
    update feuilleton.enrolments e set
      state = case when e.joined_at is null then 'pending' else 'active' end,
      joined_at = case when e.joined_at is null then null else ${now}::timestamptz end,
      left_at = null, left_reason = null, paused_until = null
    from feuilleton.enrolments this
    where this.id = ${enrolmentId} and e.subscriber_id = this.subscriber_id and e.left_at = this.left_at
      and e.state = 'unsubscribed' and e.left_at > ${since}
      and coalesce(e.left_reason, '') not in ('switched', 'erased')
    returning e.id, e.state`,
  )
}

export type Leaving = { at: Date; reason: string | null }

/** When and why an enrolment ended; undefined for one that has not. */
export async function findLeaving(db: Database, enrolmentId: number): Promise<Leaving | undefined> {
  const query = sql<Leaving>`
    select left_at as at, left_reason as reason from feuilleton.enrolments
    where id = ${enrolmentId} and state = 'unsubscribed' and left_at is not null`
  const [found] = await rowsOf(db, query)
  return found
}

/** Whether the subscriber of an enrolment is in other courses too. */
export async function hasOtherCourses(db: Database, enrolmentId: number): Promise<boolean> {
  const query = sql`
    select from feuilleton.enrolments e join feuilleton.enrolments this on this.subscriber_id = e.subscriber_id
    where this.id = ${enrolmentId} and e.id <> this.id and e.state <> 'unsubscribed' limit 1`
  return (await rowsOf(db, query)).length > 0
}
