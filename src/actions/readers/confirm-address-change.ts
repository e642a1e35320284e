import { type Address, addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockEnrolment } from '../../store/moves.ts'
import { findReader } from '../../store/readers.ts'
import { answerRequest } from '../../store/requests.ts'
import { lockAddress } from '../../store/sign-ups.ts'
import { askNewEnd } from './ask-new-end.ts'
import { type AddressChange, lookAtAddressChange } from './look-at-address-change.ts'
import { moveToAddress, prepareMove } from './move-to-address.ts'

export type AddressConfirmation = {
  requestId: number
  /** The text shown beside the button. */
  wording: string
  ip: string | undefined
  keys: TokenKeys
}

/**
 * Confirms one end of an address change. Confirming at the old address queues a letter to the new one; confirming at
 * the new one moves the person there, with all their data. Confirming again changes nothing. Undefined when the request
 * is for something else.
 */
export async function confirmAddressChange(
  db: Database,
  confirmation: AddressConfirmation,
  clock: Clock,
): Promise<AddressChange | undefined> {
  const { requestId } = confirmation
  return inTransaction(db, async (tx) => {
    const seen = await lookAtAddressChange(tx, requestId, clock.now())
    if (seen?.kind !== 'waiting') return seen
    for (const key of keysOf(seen)) await lockAddress(tx, key)
    if (seen.end === 'old') await lockEnrolment(tx, seen.reader.enrolmentId)
    else await prepareMove(tx, seen)
    // Checked again under the locks: it may have been confirmed meanwhile, or the reader may have left or been erased.
    const still = await lookAtAddressChange(tx, requestId, clock.now())
    if (still?.kind !== 'waiting') return still
    const now = clock.now()
    await answerRequest(tx, requestId, now)
    if (still.end === 'old') await askNewEnd(tx, { ...still, to: wantedOf(still) }, now)
    else await moveToAddress(tx, still, { ...confirmation, now })
    const moved = await findReader(tx, still.reader.enrolmentId)
    return { ...still, reader: moved ?? still.reader, kind: 'done', isFresh: true }
  })
}

/** The keys of both addresses, sorted, so that everybody locks them in one order. */
function keysOf(change: AddressChange): string[] {
  const other = change.end === 'old' ? change.to : change.pending.address
  return [change.reader.address, ...(other === undefined ? [] : [other])].map(addressKey).sort()
}

function wantedOf({ to }: AddressChange & { end: 'old' }): Address {
  if (to === undefined) throw new Error('a request for another address names none')
  return to
}
