import { noteCompleted } from '../../store/completions.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { markRead } from '../../store/readings.ts'
import { findCourseEnd } from './course-end.ts'

/** Notes that a lesson was read. With the last one of a course that is over, its reader has a certificate. */
export async function markLesson(
  db: Database,
  { enrolmentId, letter, now }: { enrolmentId: number; letter: string; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await markRead(tx, { enrolmentId, letter, now })
    const end = await findCourseEnd(tx, enrolmentId)
    if (end?.isCompleted) await noteCompleted(tx, enrolmentId, now)
  })
}
