import { type EventState, isRedated } from '../../domain/event-changes.ts'
import type { Database } from '../../store/database.ts'
import { listTracks } from '../../store/event-dispatches.ts'
import { lockLastNotice, type NoticeDispatch, planNotice, withdrawNotice } from '../../store/event-notices.ts'

/** How long after a notice the next one waits for further changes, in milliseconds. */
const GATHERED_MS = 10 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** A change that was just made: `version` is that of the events of the cohort after it. */
export type NoticedChange = {
  cohortId: number
  event: string
  version: number
  before: EventState
  after: EventState
  now: Date
}

/** Whether those who are registered have to hear of a change: not of a recording, which has a letter of its own. */
export function isWorthNotice({ before, after }: Pick<NoticedChange, 'before' | 'after'>): boolean {
  if (after.facts.kind === 'release') return false
  return isRedated(before, after) || before.links.join !== after.links.join
}

/**
 * Plans the letters that tell of a change, one in each track. The first leaves at once; what is changed within ten minutes
 * of it is gathered into one more, which leaves when they are over, and tells those too whom the first has not reached
 * yet. To be called with the events locked.
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

/** When a notice about an event would leave that is changed at `now`, in a track whose last one was `last`. */
export function noticeLeavesAt(last: Pick<NoticeDispatch, 'dueAt'> | undefined, now: Date): Date {
  const free = last ? last.dueAt.getTime() + GATHERED_MS : 0
  return free > now.getTime() ? new Date(free) : now
}

/** A new date is told before it; one that is so near that it would be too late to gather changes, at once. */
function timesOf({ before, after, now }: NoticedChange, dueAt: Date): { dueAt: Date; expiresAt: Date } {
  if (after.cancelled) return { dueAt, expiresAt: later(dueAt, DAY_MS, before) }
  const { start } = after.moments
  const end = after.facts.kind === 'webinar' && start ? start.at : later(dueAt, DAY_MS, after)
  if (end > dueAt) return { dueAt, expiresAt: end }
  return end > now ? { dueAt: now, expiresAt: end } : { dueAt, expiresAt: later(dueAt, DAY_MS, after) }
}

/** The last moment of an event, and so long after an instant at least. */
function later(instant: Date, atLeast: number, { moments }: EventState): Date {
  const times = Object.values(moments).map(({ at }) => at.getTime())
  return new Date(Math.max(instant.getTime() + atLeast, ...times))
}
