import type { Database } from '../../store/database.ts'
import { addRequest } from '../../store/requests.ts'
import { enrolmentsToLink } from '../../store/sign-ups.ts'
import { endOfRequest } from '../enrolments/request-limits.ts'

const MOST = 3

/** Asks somebody once more, by letter, to confirm the courses that they asked for and have not confirmed. */
export async function askPendingAgain(tx: Database, subscriberId: number, now: Date): Promise<void> {
  for (const { id, state, follows } of await enrolmentsToLink(tx, subscriberId, MOST))
    if (state === 'pending' && follows === 'course')
      await addRequest(tx, { enrolmentId: id, kind: 'confirmation', now, expiresAt: endOfRequest(now) })
}
