import type { Database } from '../../store/database.ts'
import { lastNotices } from '../../store/last-notices.ts'
import type { EventPlace } from '../../store/registrations.ts'
import { noticeLeavesAt } from './event-notices.ts'

/**
 * When the notice of a change at `now` leaves, before the change is made or after: with the notice that waits, if there
 * is one. In a cohort of several tracks the last of them.
 */
export async function noticeTime(db: Database, place: EventPlace, now: Date): Promise<Date> {
  const times = (await lastNotices(db, place)).map((last) =>
    Math.max(now.getTime(), (last.hasBegun ? noticeLeavesAt(last, now) : last.dueAt).getTime()),
  )
  return new Date(Math.max(now.getTime(), ...times))
}
