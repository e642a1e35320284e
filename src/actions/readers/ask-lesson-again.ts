import type { Clock } from '../../domain/clock.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockLeaving } from '../../store/leaving.ts'
import { type MyLesson, myLessons } from '../../store/my-course.ts'
import { findReader } from '../../store/readers.ts'
import { addRequest, countRequests } from '../../store/requests.ts'
import { hasJoined } from './reader-course.ts'

export type AskOutcome = 'asked' | 'too-many' | 'no-such-lesson' | 'not-reading'

const MOST_A_DAY = 5
const DAY_MS = 24 * 60 * 60_000

/** Queues a lesson once more for a reader who has had it already; at most five times in 24 hours. */
export async function askLessonAgain(
  db: Database,
  { enrolmentId, letter }: { enrolmentId: number; letter: string },
  clock: Clock,
): Promise<AskOutcome> {
  return inTransaction(db, async (tx) => {
    // Locked so that two concurrent requests cannot both count as the fifth.
    await lockLeaving(tx, enrolmentId, 'everything')
    const reader = await findReader(tx, enrolmentId)
    if (!reader || !hasJoined(reader)) return 'not-reading'
    const lessons = await myLessons(tx, enrolmentId)
    if (!lessons.some((lesson) => lesson.letter === letter && isOut(lesson))) return 'no-such-lesson'
    const now = clock.now()
    const since = new Date(now.getTime() - DAY_MS)
    const { subscriberId } = reader
    if ((await countRequests(tx, { subscriberId, kinds: ['lesson'], since })) >= MOST_A_DAY) return 'too-many'
    const expiresAt = new Date(now.getTime() + DAY_MS)
    await addRequest(tx, { enrolmentId, kind: 'lesson', detail: { letter }, now, expiresAt })
    return 'asked'
  })
}

/** Whether a lesson is out: it was submitted, or may have been, or fell into a pause or a suppression, or expired. */
export function isOut({ state, reason }: Pick<MyLesson, 'state' | 'reason'>): boolean {
  if (state === 'skipped') return reason === 'paused' || reason === 'expired' || reason === 'suppressed'
  return state === 'submitted' || state === 'unknown' || state === 'bounced' || state === 'returned'
}
