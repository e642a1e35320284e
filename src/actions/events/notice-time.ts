import type { Database } from '../../store/database.ts'
import { lastNotices } from '../../store/last-notices.ts'
import type { EventPlace } from '../../store/registrations.ts'
import { noticeLeavesAt } from './event-notices.ts'

/**
 * When the notice of a change made at `now` leaves; the answer is the same before the change is made and after. If a
 * notice is already waiting, the change leaves with it. In a cohort of several tracks: the latest of their instants.
 */
export async function noticeTime(db: Database, place: EventPlace, now: Date): Promise<Date> {
  const times = (await lastNotices(db, place)).map((last) =>
    Math.max(now.getTime(), (last.hasBegun ? noticeLeavesAt(last, now) : last.dueAt).getTime()),
  )
  return new Date(Math.max(now.getTime(), ...times))
}
