import { type Address, addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { addRequest, findUnconfirmedEvent } from '../../store/requests.ts'
import { enrolmentsToLink, type FoundEnrolment, findSubscriberId, lockAddress } from '../../store/sign-ups.ts'
import { endOfRegisterLink } from '../events/ask-to-register.ts'
import { findReaderEvent } from '../events/reader-events.ts'
import { endOfRequest, lettersLeft } from './request-limits.ts'

/**
 * Mails the link to their page to whoever owns this address: one letter for each enrolment that has not ended, newest
 * first, at most three letters a day. An enrolment that waits for a confirmation, of the course or of a registration,
 * gets that confirmation again. Never reveals who is known.
 */
export async function askLink(db: Database, address: Address, clock: Clock): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockAddress(tx, addressKey(address))
    const now = clock.now()
    const left = await lettersLeft(tx, addressKey(address), now)
    const subscriberId = await findSubscriberId(tx, addressKey(address))
    if (subscriberId === undefined) return
    for (const enrolment of await enrolmentsToLink(tx, subscriberId, left)) await answer(tx, enrolment, now)
  })
}

async function answer(tx: Database, { id, state, follows }: FoundEnrolment, now: Date): Promise<void> {
  if (state === 'pending' && follows === 'events') return askAgain(tx, id, now)
  const kind = state === 'pending' ? 'confirmation' : 'link'
  await addRequest(tx, { enrolmentId: id, kind, now, expiresAt: endOfRequest(now) })
}

/** Somebody who asked only to register for an event confirms only that registration. */
async function askAgain(tx: Database, enrolmentId: number, now: Date): Promise<void> {
  const event = await findUnconfirmedEvent(tx, enrolmentId)
  const course = event === undefined ? undefined : await findReaderEvent(tx, { enrolmentId, event }, now)
  if (course?.found.phase !== 'coming') return
  const detail = { event: course.found.event }
  const expiresAt = endOfRegisterLink(course.found, now)
  await addRequest(tx, { enrolmentId, kind: 'register', detail, now, expiresAt })
}
