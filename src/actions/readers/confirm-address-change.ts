import { type Address, addressKey } from '../../domain/address.ts'
import type { Clock } from '../../domain/clock.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { isInUse } from '../../store/address-changes.ts'
import { findCohort } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { ensureSubscribers } from '../../store/enrolments.ts'
import { lockEnrolment } from '../../store/moves.ts'
import type { Reader } from '../../store/readers.ts'
import { addRequest, answerRequest } from '../../store/requests.ts'
import { addPending, lockAddress, lockEnrolmentOf, makePending } from '../../store/sign-ups.ts'
import { endOfRequest, lettersLeft } from '../enrolments/request-limits.ts'
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
    if (still.end === 'old') await askNewEnd(tx, still, now)
    else await moveToAddress(tx, still, { ...confirmation, now })
    return { ...still, kind: 'done' }
  })
}

/** The keys of both addresses, sorted, so that everybody locks them in one order. */
function keysOf(change: AddressChange): string[] {
  const other = change.end === 'old' ? change.to : change.pending.address
  return [change.reader.address, ...(other === undefined ? [] : [other])].map(addressKey).sort()
}

/**
 * Queues a letter to the new address, unless that address follows a course or has left one. The reader is not told
 * which.
 */
async function askNewEnd(
  tx: Database,
  { reader, to }: AddressChange & { end: 'old' },
  now: Date,
): Promise<void> {
  if (to === undefined) throw new Error('a request for another address names none')
  const key = addressKey(to)
  if ((await isInUse(tx, key)) || (await lettersLeft(tx, key, now)) === 0) return
  const enrolmentId = await waitingAt(tx, to, { reader, now })
  if (enrolmentId === undefined) return
  const detail = { from: reader.enrolmentId }
  await addRequest(tx, { enrolmentId, kind: 'new-address', detail, now, expiresAt: endOfRequest(now) })
}

/**
 * The pending enrolment at the new address, in the reader's cohort and track. Undefined when an import has just
 * enrolled that address.
 */
async function waitingAt(
  tx: Database,
  address: Address,
  { reader, now }: { reader: Reader; now: Date },
): Promise<number | undefined> {
  const cohort = await findCohort(tx, reader.cohort)
  if (!cohort) throw new Error('the cohort of an enrolment is gone')
  const member = { cohortId: cohort.id, addressKey: addressKey(address) }
  const choices = { trackId: reader.track.id, language: reader.language, follows: reader.follows }
  // Without the first name: nothing proves yet that this address belongs to the same person.
  await ensureSubscribers(tx, [{ address, addressKey: member.addressKey, firstName: undefined }], now)
  const known = await lockEnrolmentOf(tx, member)
  const enrolment = known ?? (await addPending(tx, { ...member, ...choices }))
  if (!enrolment || enrolment.state === 'active' || enrolment.state === 'paused') return undefined
  // A sign-up that is already pending keeps its choices.
  if (enrolment.state !== 'pending') await makePending(tx, enrolment.id, choices)
  return enrolment.id
}
