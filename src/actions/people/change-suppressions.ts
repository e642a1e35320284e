import { type Address, addressKey } from '../../domain/address.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { findSubscriberId } from '../../store/sign-ups.ts'
import { liftSuppression, readingOf, suppressByOrganiser } from '../../store/suppression-list.ts'

/** What became of one address: whether anything changed, and how many cohorts its reader follows or has left. */
export type SuppressionChange = { address: Address; isChanged: boolean; reads: number; left: number }

export type SuppressionRequest = { addresses: readonly Address[]; why: string; by: Author; now: Date }

/** Suppresses these addresses, all of them or none, and stores why. */
export function addSuppressions(db: Database, request: SuppressionRequest): Promise<SuppressionChange[]> {
  const { why: reason, now } = request
  const change = (tx: Database, address: Address) => suppressByOrganiser(tx, { address, reason, now })
  return changeEach(db, request, { act: 'suppression-added', change })
}

/**
 * Lifts the suppressions of these addresses, all of them or none, and stores what they were and why they were lifted.
 * An address that is not suppressed stays as it is.
 */
export function removeSuppressions(db: Database, request: SuppressionRequest): Promise<SuppressionChange[]> {
  const { why: note, now } = request
  const change = (tx: Database, address: Address) => liftSuppression(tx, { address, note, now })
  return changeEach(db, request, { act: 'suppression-lifted', change })
}

type Change = {
  act: 'suppression-added' | 'suppression-lifted'
  change: (tx: Database, address: Address) => Promise<boolean>
}

async function changeEach(
  db: Database,
  request: SuppressionRequest,
  { act, change }: Change,
): Promise<SuppressionChange[]> {
  return inTransaction(db, async (tx) => {
    const changes: SuppressionChange[] = []
    // Sorted, so that two concurrent calls lock in the same order and never deadlock.
    for (const address of request.addresses.toSorted()) {
      const isChanged = await change(tx, address)
      if (isChanged) await note(tx, address, { act, ...request })
      changes.push({ address, isChanged, ...(await readingOf(tx, address)) })
    }
    return changes
  })
}

/** What was typed as the reason may name somebody. */
async function note(
  tx: Database,
  address: Address,
  { act, why, by, now }: SuppressionRequest & Pick<Change, 'act'>,
): Promise<void> {
  const subscriberId = await findSubscriberId(tx, addressKey(address))
  await writeEntry(tx, { by, at: now, deed: { act }, subscriberId, personal: { address, reason: why } })
}
