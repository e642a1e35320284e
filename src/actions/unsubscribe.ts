import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import type { EnrolmentView } from '../store/enrolments.ts'
import { leave } from './leave.ts'

/** Ends an enrolment; committed when it returns, and then nothing more is handed over. Undefined: no such enrolment. */
export async function unsubscribe(
  db: Database,
  enrolmentId: number,
  clock: Clock,
  ip?: string,
): Promise<EnrolmentView | undefined> {
  return leave(db, { enrolmentId, scope: 'course', how: 'one-click', ip }, clock)
}
