import { addressHashes } from '../../domain/address-hash.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import { closeChanges, enrolmentsIn, lockMovers, swapAddresses } from '../../store/address-changes.ts'
import { addConsent } from '../../store/consents.ts'
import type { Database } from '../../store/database.ts'
import { forgetErased } from '../../store/erased-addresses.ts'
import { raiseGeneration } from '../../store/generations.ts'
import { endEnrolments } from '../../store/leaving.ts'
import type { AddressChange } from './look-at-address-change.ts'

type NewEnd = AddressChange & { end: 'new' }

type Moving = { requestId: number; wording: string; ip: string | undefined; keys: TokenKeys; now: Date }

/** Locks everything that `moveToAddress` changes. */
export async function prepareMove(tx: Database, change: NewEnd): Promise<void> {
  await lockMovers(tx, moversOf(change))
}

/**
 * Gives a person the new address, and gives the old one to whatever was pending at the new one, which then ends.
 * Enrolments, progress, ledger, readings and consents stay with the person. Call it after `prepareMove`.
 */
export async function moveToAddress(tx: Database, change: NewEnd, moving: Moving): Promise<void> {
  const { requestId, wording, ip, keys, now } = moving
  const movers = moversOf(change)
  await raiseGeneration(tx, movers.from, now)
  await swapAddresses(tx, movers)
  await closeChanges(tx, movers, now)
  // This includes sign-ups that were pending at the new address: their links would now enrol the old one.
  const waiting = await enrolmentsIn(tx, movers.to, ['pending'])
  for (const id of await endEnrolments(tx, waiting, { now, reason: 'switched' }))
    await addConsent(tx, { enrolmentId: id, event: 'left', at: now, ip, requestId, detail: 'address' })
  for (const id of await enrolmentsIn(tx, movers.from, ['active', 'paused']))
    await addConsent(tx, {
      enrolmentId: id,
      event: 'confirmed',
      wording,
      at: now,
      ip,
      requestId,
      detail: 'address',
    })
  await forgetErased(tx, addressHashes(keys, change.pending.address))
}

function moversOf({ reader, pending }: NewEnd): { from: number; to: number } {
  return { from: reader.subscriberId, to: pending.subscriberId }
}
