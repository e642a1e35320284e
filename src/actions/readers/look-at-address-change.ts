import { type Address, addressKey } from '../../domain/address.ts'
import { isInUse, isKeptBySuppression } from '../../store/address-changes.ts'
import type { Database } from '../../store/database.ts'
import { findReader, type Reader } from '../../store/readers.ts'
import { findRequest, type SubscriberRequest } from '../../store/requests.ts'
import { hasJoined } from './reader-course.ts'

/**
 * The state of one end of an address change: waiting for its button to be pressed, done, expired, or `gone` when its
 * reader has left the course or the new address cannot be used.
 */
export type AddressChange = {
  kind: 'waiting' | 'done' | 'expired' | 'gone'
  reader: Reader
  /** Whether it was done just now: only then does the answer lead to the reader's page. */
  isFresh?: true
} & ({ end: 'old'; to: Address | undefined } | { end: 'new'; pending: Reader })

/** Reads the state of one end of a change and changes nothing. Undefined when the request is for something else. */
export async function lookAtAddressChange(
  db: Database,
  requestId: number,
  now: Date,
): Promise<AddressChange | undefined> {
  const request = await findRequest(db, requestId)
  if (request?.kind === 'address-change') return lookAtOldEnd(db, request, now)
  if (request?.kind === 'new-address') return lookAtNewEnd(db, request, now)
  return undefined
}

async function lookAtOldEnd(
  db: Database,
  request: SubscriberRequest,
  now: Date,
): Promise<AddressChange | undefined> {
  const reader = await findReader(db, request.enrolmentId)
  if (!reader) return undefined
  const { to } = request.detail
  const isGone = !hasJoined(reader) || to === undefined
  return { kind: kindOf(request, isGone, now), reader, end: 'old', to }
}

async function lookAtNewEnd(
  db: Database,
  request: SubscriberRequest,
  now: Date,
): Promise<AddressChange | undefined> {
  const pending = await findReader(db, request.enrolmentId)
  const { from } = request.detail
  const reader = from === undefined ? undefined : await findReader(db, from)
  if (!pending || !reader) return undefined
  const isGone =
    !hasJoined(reader) ||
    pending.state !== 'pending' ||
    (await isInUse(db, addressKey(pending.address))) ||
    (await isKeptBySuppression(db, { from: reader.subscriberId, to: pending.subscriberId }))
  return { kind: kindOf(request, isGone, now), reader, end: 'new', pending }
}

function kindOf(
  { answeredAt, expiresAt }: SubscriberRequest,
  isGone: boolean,
  now: Date,
): AddressChange['kind'] {
  if (answeredAt !== null) return 'done'
  if (isGone) return 'gone'
  return expiresAt <= now ? 'expired' : 'waiting'
}
