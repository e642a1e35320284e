import type { EventState } from '../domain/event-changes.ts'
import type { Database } from '../store/database.ts'
import { listTracks } from '../store/event-dispatches.ts'
import { lockLastNotice, type NoticeDispatch, planNotice } from '../store/event-notices.ts'

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
  return after.dated !== before.dated || before.links.join !== after.links.join
}

/**
 * Plans the letters that tell of a change, one in each track. The first leaves at once; what is changed within ten minutes
 * of it is gathered into one more, which leaves when they are over. To be called with the events locked.
 */
export async function planNotices(tx: Database, change: NoticedChange): Promise<void> {
  if (!isWorthNotice(change)) return
  for (const { id } of await listTracks(tx, change.cohortId)) {
    const last = await lockLastNotice(tx, id, change.event)
    const toldVersion = change.version - 1
    const expiresAt = endOfNotice(change)
    if (last && !last.hasBegun) await planNotice(tx, id, { ...last, toldVersion, expiresAt })
    else await planNotice(tx, id, { ...newNotice(change, last), toldVersion, expiresAt })
  }
}

/** When a notice about an event would leave that is changed at `now`, in a track whose last one was `last`. */
export function noticeLeavesAt(last: Pick<NoticeDispatch, 'dueAt'> | undefined, now: Date): Date {
  const free = last ? last.dueAt.getTime() + GATHERED_MS : 0
  return free > now.getTime() ? new Date(free) : now
}

function newNotice(
  { event, version, now }: NoticedChange,
  last: NoticeDispatch | undefined,
): Omit<NoticeDispatch, 'toldVersion' | 'expiresAt'> {
  const sinceVersion = last ? last.toldVersion + 1 : 0
  return { letter: `${event}.change.${version}`, event, sinceVersion, dueAt: noticeLeavesAt(last, now) }
}

/** Until the event is over, on the dates before and after; a day at least, for a relay that is slow. */
function endOfNotice({ before, after, now }: NoticedChange): Date {
  const moments = [...Object.values(before.moments), ...Object.values(after.moments)]
  return new Date(Math.max(now.getTime() + DAY_MS, ...moments.map(({ at }) => at.getTime())))
}
