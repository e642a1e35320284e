import { type EventState, isRedated } from '../../domain/event-changes.ts'
import type { Database } from '../../store/database.ts'
import { listTracks } from '../../store/event-dispatches.ts'
import { lockLastNotice, type NoticeDispatch, planNotice, withdrawNotice } from '../../store/event-notices.ts'
import { lastNotices } from '../../store/last-notices.ts'
import type { EventKey } from '../../store/registrations.ts'

/** In milliseconds. After a notice, further changes are collected for this long before the next one leaves. */
const GATHERED_MS = 10 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** A change that was just made. `version` is that of the cohort's events after it. */
export type NoticedChange = {
  cohortId: number
  event: string
  version: number
  before: EventState
  after: EventState
  now: Date
}

/** Whether the people registered have to hear of a change. A recording does not count: it has a letter of its own. */
export function isWorthNotice({ before, after }: Pick<NoticedChange, 'before' | 'after'>): boolean {
  if (after.facts.kind === 'release') return false
  return isRedated(before, after) || before.links.join !== after.links.join
}

/**
 * Plans the letters that tell of a change, one for each track. The first leaves at once. Changes within the next ten
 * minutes are collected into one more letter, which leaves when those ten minutes are over and also goes to people whom
 * the first has not reached yet. The caller holds the lock on the events.
 */
export async function planNotices(tx: Database, change: NoticedChange): Promise<void> {
  if (!isWorthNotice(change)) return
  const { event, version, now } = change
  for (const { id } of await listTracks(tx, change.cohortId)) {
    const last = await lockLastNotice(tx, id, event)
    const waits = last && !last.hasBegun
    if (last && !waits) await withdrawNotice(tx, id, { letter: last.letter, now })
    const letter = waits ? last.letter : `${event}.change.${version}`
    const times = timesOf(change, waits ? last.dueAt : noticeLeavesAt(last, now))
    await planNotice(tx, id, { letter, event, toldVersion: version - 1, ...times })
  }
}

/**
 * When the notice of a change made at `now` leaves; the answer is the same before the change is made and after. If a
 * notice is already waiting, the change leaves with it. In a cohort of several tracks: the latest of their instants.
 */
export async function noticeTime(db: Database, key: EventKey, now: Date): Promise<Date> {
  const times = (await lastNotices(db, key)).map((last) =>
    Math.max(now.getTime(), (last.hasBegun ? noticeLeavesAt(last, now) : last.dueAt).getTime()),
  )
  return new Date(Math.max(now.getTime(), ...times))
}

/** When the notice of a change made at `now` leaves, in a track whose previous notice was `last`. */
function noticeLeavesAt(last: Pick<NoticeDispatch, 'dueAt'> | undefined, now: Date): Date {
  const free = last ? last.dueAt.getTime() + GATHERED_MS : 0
  return free > now.getTime() ? new Date(free) : now
}

/**
 * A notice of a new date leaves before that date. If the date is so near that collecting changes would make the notice
 * late, it leaves at once.
 */
function timesOf({ before, after, now }: NoticedChange, dueAt: Date): { dueAt: Date; expiresAt: Date } {
  if (after.cancelled) return { dueAt, expiresAt: later(dueAt, DAY_MS, before) }
  const { start } = after.moments
  const end = after.facts.kind === 'webinar' && start ? start.at : later(dueAt, DAY_MS, after)
  if (end > dueAt) return { dueAt, expiresAt: end }
  return end > now ? { dueAt: now, expiresAt: end } : { dueAt, expiresAt: later(dueAt, DAY_MS, after) }
}

/** The later of two instants: the last moment of the event, and `instant` plus `atLeast` milliseconds. */
function later(instant: Date, atLeast: number, { moments }: EventState): Date {
  const times = Object.values(moments).map(({ at }) => at.getTime())
  return new Date(Math.max(instant.getTime() + atLeast, ...times))
}
