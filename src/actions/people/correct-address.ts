import { type Address, addressKey } from '../../domain/address.ts'
import { addressHashes } from '../../domain/address-hash.ts'
import type { Clock } from '../../domain/clock.ts'
import { isErased } from '../../domain/erased-address.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { erasedAmong } from '../../store/erased-addresses.ts'
import { raiseGeneration } from '../../store/generations.ts'
import { writeEntry } from '../../store/journal.ts'
import {
  endLinks,
  isSuppressed,
  lockPerson,
  type Reach,
  reachOf,
  setAddress,
} from '../../store/people-addresses.ts'
import { findPerson, findPersonAt, type Person } from '../../store/people-person.ts'
import { lockAddress } from '../../store/sign-ups.ts'
import { askPendingAgain } from './ask-pending-again.ts'

export type CorrectionRequest = {
  subscriberId: number
  to: Address
  /** How the organiser knows, in their words; kept with the entry. */
  why: string
  keys: TokenKeys
  by: Author
}

/**
 * Corrects an address that no mail reaches: none was ever taken there, as with a slip of the pen, or the relay refuses it
 * for good. Any other address is its owner's to change (`askNewAddress`). Who has still to confirm gets the letter again,
 * at the new address.
 * @throws Refused when the address works, or the new one is somebody's, suppressed or erased.
 */
export async function correctAddress(db: Database, request: CorrectionRequest, clock: Clock): Promise<void> {
  const { subscriberId, to, why, by } = request
  if (why.trim() === '') throw new Refused({ refused: 'no-reason' })
  await inTransaction(db, async (tx) => {
    await lockAddress(tx, addressKey(to))
    await lockPerson(tx, subscriberId)
    const person = await changeable(tx, request)
    if (await isSomebodys(tx, to, person)) throw new Refused({ refused: 'address-in-use' })
    const because = reasonOf(await reachOf(tx, subscriberId))
    if (!because) throw new Refused({ refused: 'address-works' })
    const now = clock.now()
    await raiseGeneration(tx, subscriberId, now)
    await endLinks(tx, subscriberId, now)
    await setAddress(tx, { subscriberId, address: to })
    await askPendingAgain(tx, subscriberId, now)
    const deed = { act: 'address-corrected', because } as const
    const personal = { before: person.address, after: to, why: why.trim() }
    await writeEntry(tx, { by, at: now, deed, subscriberId, personal })
  })
}

/** Why an address may be corrected; undefined for one that works. */
export function reasonOf({ wasReached, isRefused }: Reach): 'never-reached' | 'refused' | undefined {
  if (isRefused) return 'refused'
  return wasReached ? undefined : 'never-reached'
}

async function isSomebodys(tx: Database, to: Address, { id }: Person): Promise<boolean> {
  const known = await findPersonAt(tx, addressKey(to))
  return known !== undefined && known.id !== id
}

/** The person, if letters may go to the new address. */
export async function changeable(
  tx: Database,
  { subscriberId, to, keys }: Pick<CorrectionRequest, 'subscriberId' | 'to' | 'keys'>,
): Promise<Person> {
  const person = await findPerson(tx, subscriberId)
  if (!person) throw new Refused({ refused: 'no-such-person' })
  if (isErased(person.address)) throw new Refused({ refused: 'person-erased' })
  if (person.address === to) throw new Refused({ refused: 'address-same' })
  if (await isSuppressed(tx, addressKey(to))) throw new Refused({ refused: 'address-suppressed' })
  if ((await erasedAmong(tx, addressHashes(keys, to))).size > 0)
    throw new Refused({ refused: 'address-erased' })
  return person
}
