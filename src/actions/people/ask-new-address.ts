import { type Address, addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { isInUse } from '../../store/address-changes.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockEnrolment } from '../../store/moves.ts'
import { reachOf } from '../../store/people-addresses.ts'
import { lockAddress } from '../../store/sign-ups.ts'
import { lettersLeft } from '../enrolments/request-limits.ts'
import { askNewEnd } from '../readers/ask-new-end.ts'
import { hasJoined } from '../readers/reader-course.ts'
import { changeable } from './correct-address.ts'
import { readerNamed } from './reader-named.ts'
import { recordAct } from './record-act.ts'

export type NewAddressRequest = { enrolmentId: number; to: Address; keys: TokenKeys; by: Author }

/**
 * Asks a new address, by letter, whether it is that of a person who told an organiser so. Nothing changes until its
 * button is pressed there; the person then has the new address in every course.
 * @throws Refused when the address cannot be theirs, or the one they have takes no mail: that one is corrected.
 */
export async function askNewAddress(db: Database, request: NewAddressRequest, clock: Clock): Promise<void> {
  const { enrolmentId, to, keys, by } = request
  await inTransaction(db, async (tx) => {
    const key = addressKey(to)
    await lockAddress(tx, key)
    await lockEnrolment(tx, enrolmentId)
    const reader = await readerNamed(tx, enrolmentId)
    if (!hasJoined(reader)) throw new Refused({ refused: 'not-reading' })
    await changeable(tx, { subscriberId: reader.subscriberId, to, keys })
    if (await isInUse(tx, key)) throw new Refused({ refused: 'address-in-use' })
    if ((await reachOf(tx, reader.subscriberId)).isRefused) throw new Refused({ refused: 'address-broken' })
    const now = clock.now()
    if ((await lettersLeft(tx, key, now)) === 0) throw new Refused({ refused: 'too-many-letters' })
    await askNewEnd(tx, { reader, to }, now)
    const deed = { act: 'address-change-asked' } as const
    await recordAct(tx, reader, { by, at: now, deed, personal: { to } })
  })
}
