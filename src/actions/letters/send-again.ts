import type { Cohort } from '../../domain/cohort.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { addResend, callBack, lockResend, lockResends } from '../../store/resends.ts'

/** In milliseconds. Until then all of it can be called back. */
export const HOLD_MS = 60_000

/** In milliseconds. What a pause or a relay holds back for longer than this does not leave any more. */
const LEAVES_WITHIN_MS = 3 * 24 * 60 * 60_000

export type SendAgainRequest = {
  cohort: Cohort
  letter: string
  /** How many people its author was shown. */
  seen: number
  by: Author
  now: Date
}

export type SentAgain = { id: number; people: number; leavesAt: Date }

/**
 * Sends a lesson once more to those whom it did not reach, with the words of its day, after a minute in which it can be
 * called back. Whoever may have it, and whoever is being sent it, is not among them: asking twice sends it once.
 * @throws Refused `cohort-cancelled`, `nobody-to-send-to`, `others-than-seen`.
 */
export async function sendAgain(db: Database, request: SendAgainRequest): Promise<SentAgain> {
  const { cohort, letter, seen, by, now } = request
  if (cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: cohort.slug })
  const leavesAt = new Date(now.getTime() + HOLD_MS)
  const expiresAt = new Date(leavesAt.getTime() + LEAVES_WITHIN_MS)
  return inTransaction(db, async (tx) => {
    await lockResends(tx, cohort.id)
    const { id, people } = await addResend(tx, { cohortId: cohort.id, letter, now, leavesAt, expiresAt })
    if (people === 0) throw new Refused({ refused: 'nobody-to-send-to', letter })
    if (people !== seen) throw new Refused({ refused: 'others-than-seen', seen, people })
    const deed = { act: 'letter-resent', cohort: cohort.name, letter, people } as const
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
    return { id, people, leavesAt }
  })
}

export type CallBackRequest = { cohort: Cohort; id: number; by: Author; now: Date }

/**
 * Calls back what has not begun to leave of a lesson that was sent again.
 * @returns how many people do not get it.
 * @throws Refused `resend-gone` when nothing is left to call back.
 */
export async function callBackResend(
  db: Database,
  { cohort, id, by, now }: CallBackRequest,
): Promise<{ people: number; letter: string }> {
  return inTransaction(db, async (tx) => {
    const resend = await lockResend(tx, id)
    if (resend?.cohortId !== cohort.id || resend.calledBackAt) throw new Refused({ refused: 'resend-gone' })
    const { letter } = resend
    const people = await callBack(tx, id, now)
    if (people === 0) throw new Refused({ refused: 'resend-gone' })
    const deed = { act: 'resend-called-back', cohort: cohort.name, letter, people } as const
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
    return { people, letter }
  })
}
