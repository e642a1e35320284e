import type { Clock } from '../../domain/clock.ts'
import { type LeavingReason, leavingText } from '../../domain/leaving.ts'
import type { Language } from '../../language/catalogues.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { endEnrolments, lockLeaving, noteReason } from '../../store/leaving.ts'

export type LeavingRequest = {
  enrolmentId: number
  /** This course alone, or every course of the subscriber. */
  scope: 'course' | 'everything'
  /** Where the request came from. */
  how: 'one-click' | 'page' | 'my-course' | 'organiser' | 'mail' | 'complaint'
  why?: { reason: LeavingReason; words: string } | undefined
  ip?: string | undefined
}

/**
 * Ends an enrolment, or all enrolments of its subscriber. The change is committed when this returns; nothing is handed
 * over afterwards. Leaving again changes nothing.
 * @returns the language of the reader; undefined when there is no such enrolment.
 */
export async function leave(
  db: Database,
  { enrolmentId, scope, how, why, ip }: LeavingRequest,
  clock: Clock,
): Promise<Language | undefined> {
  return inTransaction(db, async (tx) => {
    const locked = await lockLeaving(tx, enrolmentId, scope)
    // The clock is read only after the locks are held: a hand-over that was committing at the time came first, and so
    // does its instant.
    const now = clock.now()
    const reason = why && leavingText(why.reason, why.words)
    const ids = locked.map(({ id }) => id)
    const ended = await endEnrolments(tx, ids, { now, reason })
    for (const id of ended) await addConsent(tx, { enrolmentId: id, event: 'left', at: now, ip, detail: how })
    return locked.find(({ id }) => id === enrolmentId)?.language
  })
}

/** Stores why somebody left, if the enrolment has ended and has no reason yet. */
export async function explainLeaving(
  db: Database,
  enrolmentId: number,
  { reason, words }: { reason: LeavingReason; words: string },
): Promise<void> {
  await noteReason(db, enrolmentId, leavingText(reason, words))
}
