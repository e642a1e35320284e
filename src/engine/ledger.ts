import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../domain/clock.ts'
import type { Claim } from '../domain/delivery.ts'
import type { Database } from '../store/database.ts'
import {
  markHanded,
  releaseClaims,
  renewLeases,
  type Settlement,
  settleDeliveries,
  suppressAddresses,
} from '../store/deliveries.ts'
import { batch } from './batch.ts'

/** What the hand-over writes down, gathered from all its connections into shared statements. */
export type Ledger = {
  /** True once the claim is committed as handed; false when it may not be handed over any more. */
  handed(claim: Claim): Promise<boolean>
  settle(settlement: Settlement): Promise<void>
  suppress(id: number, reason: string): Promise<void>
  release(claims: Claim[]): Promise<void>
  renew(claims: Claim[], leaseUntil: Date): Promise<void>
}

const MOST_MARKS = 500

/** The ledger of a database. A promise it gives resolves only once what it says is committed. */
export function openLedger(db: Database, clock: Clock): Ledger {
  const handed = batch<Claim, boolean>(
    async (claims) => {
      const may = await markHanded(db, claims, clock.now())
      return claims.map((claim) => may.has(claim.id))
    },
    { most: MOST_MARKS },
  )
  const settle = batch<Settlement, undefined>(
    async (settlements) => {
      await insist(() => settleDeliveries(db, settlements, clock.now()))
      return settlements.map(() => undefined)
    },
    { most: MOST_MARKS },
  )
  return {
    handed,
    settle,
    suppress: (id, reason) => suppressAddresses(db, [{ id, reason }], clock.now()),
    release: (claims) => releaseClaims(db, claims),
    renew: (claims, leaseUntil) => renewLeases(db, claims, { now: clock.now(), leaseUntil }),
  }
}

const PAUSES_MS = [100, 500, 2_000, 5_000, 10_000]

/**
 * Tries again for a while, as when PostgreSQL restarts: what a relay has answered is worth waiting for, and settling
 * twice changes nothing.
 */
async function insist(action: () => Promise<void>): Promise<void> {
  for (const wait of PAUSES_MS) {
    try {
      return await action()
    } catch {
      await pause(wait) // the last try below throws what is wrong
    }
  }
  await action()
}
