import type { Address } from '../../domain/address.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { liftSuppression, readingOf, suppressByOrganiser } from '../../store/suppression-list.ts'

/** What became of one address: whether anything changed, and how many cohorts its reader follows or has left. */
export type SuppressionChange = { address: Address; isChanged: boolean; reads: number; left: number }

export type SuppressionRequest = { addresses: readonly Address[]; why: string; now: Date }

/** Suppresses these addresses, all of them or none, and stores why. */
export function addSuppressions(db: Database, request: SuppressionRequest): Promise<SuppressionChange[]> {
  const { why: reason, now } = request
  return changeEach(db, request, (tx, address) => suppressByOrganiser(tx, { address, reason, now }))
}

/**
 * Lifts the suppressions of these addresses, all of them or none, and stores what they were and why they were lifted.
 * An address that is not suppressed stays as it is.
 */
export function removeSuppressions(db: Database, request: SuppressionRequest): Promise<SuppressionChange[]> {
  const { why: note, now } = request
  return changeEach(db, request, (tx, address) => liftSuppression(tx, { address, note, now }))
}

async function changeEach(
  db: Database,
  { addresses }: SuppressionRequest,
  change: (tx: Database, address: Address) => Promise<boolean>,
): Promise<SuppressionChange[]> {
  return inTransaction(db, async (tx) => {
    const changes: SuppressionChange[] = []
    // Sorted, so that two concurrent calls lock in the same order and never deadlock.
    for (const address of addresses.toSorted()) {
      const isChanged = await change(tx, address)
      changes.push({ address, isChanged, ...(await readingOf(tx, address)) })
    }
    return changes
  })
}
