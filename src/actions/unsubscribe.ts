import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import { type LeavingRequest, leave } from './leave.ts'

/** Ends an enrolment; committed when it returns, and then nothing more is handed over. False: there is none. */
export async function unsubscribe(
  db: Database,
  enrolmentId: number,
  clock: Clock,
  { how = 'one-click', ip }: Partial<Pick<LeavingRequest, 'how' | 'ip'>> = {},
): Promise<boolean> {
  return leave(db, { enrolmentId, scope: 'course', how, ip }, clock)
}
