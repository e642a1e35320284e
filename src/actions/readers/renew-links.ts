import type { Clock } from '../../domain/clock.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { raiseGeneration } from '../../store/generations.ts'
import { lockLeaving } from '../../store/leaving.ts'
import { findReader } from '../../store/readers.ts'
import { addRequest } from '../../store/requests.ts'
import { endOfRequest } from '../enrolments/request-limits.ts'
import { isReached } from './reader-course.ts'

/**
 * Ends every link that a reader's letters hold, but those to unsubscribe, and mails the new one to the reader's address:
 * whoever asks may be somebody else who has a link. False for somebody to whom no letter goes.
 */
export async function renewLinks(db: Database, enrolmentId: number, clock: Clock): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockLeaving(tx, enrolmentId, 'everything')
    const reader = await findReader(tx, enrolmentId)
    if (!reader || !isReached(reader)) return false
    const now = clock.now()
    await raiseGeneration(tx, reader.subscriberId, now)
    await addRequest(tx, { enrolmentId, kind: 'link', now, expiresAt: endOfRequest(now) })
    return true
  })
}
