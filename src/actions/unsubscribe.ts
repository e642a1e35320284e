import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import {
  type EnrolmentView,
  findEnrolment,
  lockEnrolment,
  unsubscribeEnrolment,
} from '../store/enrolments.ts'

/** Ends an enrolment; committed when it returns, and then nothing more is handed over. Undefined: no such enrolment. */
export async function unsubscribe(
  db: Database,
  enrolmentId: number,
  clock: Clock,
): Promise<EnrolmentView | undefined> {
  return db.transaction().execute(async (tx) => {
    // The clock is read once the lock is ours: a hand-over that was being committed came before, and its instant too.
    await lockEnrolment(tx, enrolmentId)
    await unsubscribeEnrolment(tx, enrolmentId, clock.now())
    return findEnrolment(tx, enrolmentId)
  })
}
