import { type Address, addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockEnrolment } from '../../store/moves.ts'
import { findReader } from '../../store/readers.ts'
import { addRequest } from '../../store/requests.ts'
import { lockAddress } from '../../store/sign-ups.ts'
import { endOfRequest, lettersLeft } from '../enrolments/request-limits.ts'
import { hasJoined } from './reader-course.ts'

export type AddressChangeOutcome = 'address' | 'address-too-many' | 'not-reading'

/**
 * Asks the reader's current address, by letter, whether letters may go to another address. At most three letters a day.
 * The other address is not looked up, so the answer does not reveal whether it is known.
 */
export async function askAddressChange(
  db: Database,
  { enrolmentId, to }: { enrolmentId: number; to: Address },
  clock: Clock,
): Promise<AddressChangeOutcome> {
  const known = await findReader(db, enrolmentId)
  if (!known || !hasJoined(known)) return 'not-reading'
  return inTransaction(db, async (tx): Promise<AddressChangeOutcome> => {
    await lockAddress(tx, addressKey(known.address))
    await lockEnrolment(tx, enrolmentId)
    const reader = await findReader(tx, enrolmentId)
    if (!reader || !hasJoined(reader) || reader.address !== known.address) return 'not-reading'
    const now = clock.now()
    if ((await lettersLeft(tx, addressKey(reader.address), now)) === 0) return 'address-too-many'
    const detail = { to }
    await addRequest(tx, { enrolmentId, kind: 'address-change', detail, now, expiresAt: endOfRequest(now) })
    return 'address'
  })
}
