import type { Database } from '../store/database.ts'
import { type EnrolmentView, findEnrolment, unsubscribeEnrolment } from '../store/enrolments.ts'

/** Ends an enrolment; committed when it returns, and then nothing more is handed over. Undefined: no such enrolment. */
export async function unsubscribe(
  db: Database,
  enrolmentId: number,
  now: Date,
): Promise<EnrolmentView | undefined> {
  const enrolment = await findEnrolment(db, enrolmentId)
  if (enrolment) await unsubscribeEnrolment(db, enrolmentId, now)
  return enrolment
}
