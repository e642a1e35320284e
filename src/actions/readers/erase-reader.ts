import { addressKey as addressKeyOf } from '../../domain/address.ts'
import { addressHash } from '../../domain/address-hash.ts'
import type { Clock } from '../../domain/clock.ts'
import { erasedAddress, isErased } from '../../domain/erased-address.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import {
  type Erasure,
  eraseFromLedger,
  eraseFromRequests,
  eraseSubscriber,
  formerSelves,
  keepErasure,
  lockSubscriber,
} from '../../store/erasures.ts'
import { endEnrolments, lockLeaving } from '../../store/leaving.ts'
import { correctedAddresses } from '../../store/people-addresses.ts'
import { eraseFromJournal } from '../../store/people-journal.ts'

/**
 * Erases the person of an enrolment. Every course ends. The address, the name, earlier addresses and the origin of each
 * consent are deleted. A keyed hash of the address stays, so that no import brings it back; the ledger stays, without a
 * name. Letters on their way are withdrawn. Erasing again changes nothing.
 * @returns false when there is no such enrolment.
 */
export async function eraseReader(
  db: Database,
  { enrolmentId, keys }: { enrolmentId: number; keys: TokenKeys },
  clock: Clock,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const isThere = await erase(tx, { enrolmentId, keys }, clock)
    for (const id of await formerSelves(tx, enrolmentId)) await erase(tx, { enrolmentId: id, keys }, clock)
    return isThere
  })
}

async function erase(
  tx: Database,
  { enrolmentId, keys }: { enrolmentId: number; keys: TokenKeys },
  clock: Clock,
): Promise<boolean> {
  const ids = (await lockLeaving(tx, enrolmentId, 'everything')).map(({ id }) => id)
  if (ids.length === 0) return false
  const { id: subscriberId, address, addressKey } = await lockSubscriber(tx, enrolmentId)
  if (isErased(address)) return true
  const now = clock.now()
  await endEnrolments(tx, ids, { now, reason: undefined })
  const hash = addressHash(keys, address)
  const erasure = { subscriberId, addressKey, marker: erasedAddress(subscriberId), hash, now }
  await keepErasure(tx, erasure)
  await eraseFromLedger(tx, erasure)
  await eraseFromRequests(tx, erasure)
  for (const former of await correctedAddresses(tx, subscriberId))
    await eraseFormer(tx, { ...erasure, addressKey: addressKeyOf(former), hash: addressHash(keys, former) })
  await eraseFromJournal(tx, subscriberId)
  await eraseSubscriber(tx, erasure)
  for (const id of ids) await addConsent(tx, { enrolmentId: id, event: 'erased', at: now })
  return true
}

/** An address that was corrected is the person's too: in what the relay said of it, and in old lists. */
async function eraseFormer(tx: Database, erasure: Erasure): Promise<void> {
  await keepErasure(tx, erasure)
  await eraseFromLedger(tx, erasure)
  await eraseFromRequests(tx, erasure)
}
