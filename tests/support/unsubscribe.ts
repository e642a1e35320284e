import { leave } from '../../src/actions/enrolments/leave.ts'
import type { Clock } from '../../src/domain/clock.ts'
import type { Database } from '../../src/store/database.ts'

/** Ends one enrolment, as the one click of a mail client does. */
export async function unsubscribe(db: Database, enrolmentId: number, clock: Clock): Promise<boolean> {
  return (await leave(db, { enrolmentId, scope: 'course', how: 'one-click' }, clock)) !== undefined
}
