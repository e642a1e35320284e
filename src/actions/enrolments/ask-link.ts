import { type Address, addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { addRequest, findUnconfirmed } from '../../store/requests.ts'
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
  if (state === 'pending') return askToConfirmAgain(tx, id, now)
  await addRequest(tx, { enrolmentId: id, kind: 'link', now, expiresAt: endOfRequest(now) })
}

/** Asks for a confirmation once more, of the zone and the hour that were chosen last. */
export async function askToConfirmAgain(tx: Database, enrolmentId: number, now: Date): Promise<void> {
  const detail = (await findUnconfirmed(tx, enrolmentId, 'confirmation')) ?? {}
  await addRequest(tx, { enrolmentId, kind: 'confirmation', detail, now, expiresAt: endOfRequest(now) })
}

/** Somebody who asked only to register for an event confirms only that registration. */
async function askAgain(tx: Database, enrolmentId: number, now: Date): Promise<void> {
  const asked = await findUnconfirmed(tx, enrolmentId, 'register')
  const event = asked?.event
  const course = event === undefined ? undefined : await findReaderEvent(tx, { enrolmentId, event }, now)
  if (course?.found.phase !== 'coming') return
  const detail = { ...asked, event: course.found.event }
  const expiresAt = endOfRegisterLink(course.found, now)
  await addRequest(tx, { enrolmentId, kind: 'register', detail, now, expiresAt })
}
