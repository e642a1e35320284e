import { type Address, addressKey } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import { addRequest } from '../store/requests.ts'
import { enrolmentsToLink, findSubscriberId, lockAddress } from '../store/sign-ups.ts'
import { endOfRequest, lettersLeft } from './asked-letters.ts'

/**
 * Has the address of their page sent to whoever has this address, for each enrolment that has not ended, newest first,
 * at most three letters a day; one that waits for its confirmation gets that again. Says nothing about who is known.
 */
export async function askLink(db: Database, address: Address, clock: Clock): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockAddress(tx, addressKey(address))
    const now = clock.now()
    const left = await lettersLeft(tx, addressKey(address), now)
    const subscriberId = await findSubscriberId(tx, addressKey(address))
    if (subscriberId === undefined) return
    for (const { id, state } of await enrolmentsToLink(tx, subscriberId, left)) {
      const kind = state === 'pending' ? 'confirmation' : 'link'
      await addRequest(tx, { enrolmentId: id, kind, now, expiresAt: endOfRequest(now) })
    }
  })
}
