import type { Database } from '../../store/database.ts'
import { enrolmentsToLink } from '../../store/sign-ups.ts'
import { askToConfirmAgain } from '../enrolments/ask-link.ts'

const MOST = 3

/** Asks somebody once more, by letter, to confirm the courses that they asked for and have not confirmed. */
export async function askPendingAgain(tx: Database, subscriberId: number, now: Date): Promise<void> {
  for (const { id, state, follows } of await enrolmentsToLink(tx, subscriberId, MOST))
    if (state === 'pending' && follows === 'course') await askToConfirmAgain(tx, id, now)
}
