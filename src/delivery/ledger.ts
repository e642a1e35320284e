import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../domain/clock.ts'
import type { Claim } from '../domain/delivery.ts'
import { releaseClaims, renewLeases } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import type { HandOver } from '../store/hand-over.ts'
import { writeMarks } from '../store/marks.ts'
import { type Settlement, settleDeliveries } from '../store/settle.ts'
import { type Bounce, suppressAddress } from '../store/suppressions.ts'
import { batch } from './batch.ts'
import { type Ending, openEnding } from './ending.ts'

/** What the hand-over writes down, gathered from all its connections into shared statements. */
export type Ledger = {
  /**
   * True once the claim is committed as handed; false when it may not be handed over any more. `after` is how the
   * letter before it on the same connection ended: that is committed with it, or was before.
   */
  handed(handOver: HandOver, after?: Ending): Promise<boolean>
  /** Writes down how a claim ended, a moment later unless it is hurried. */
  settle(settlement: Settlement): Ending
  suppress(bounce: Bounce): Promise<void>
  release(claims: readonly Claim[]): Promise<void>
  renew(claims: readonly Claim[], leaseUntil: Date): Promise<void>
}

type Mark = { handOver: HandOver } | { settlement: Settlement }

const GROUPS = { most: 500, atOnce: 2, longestWait: 10 }

/** The ledger of a database. A promise it gives resolves only once what it says is committed. */
export function openLedger(db: Database, clock: Clock): Ledger {
  const mark = batch<Mark, boolean>((marks) => flush(db, clock, marks), GROUPS)
  return {
    async handed(handOver, after) {
      // Two marks of the same turn of the event loop are of the same statement.
      if (after && !after.hurry()) await after.written
      return mark({ handOver })
    },
    settle: (settlement) => openEnding(() => mark({ settlement })),
    suppress: (bounce) => insist(() => suppressAddress(db, bounce, clock.now())),
    release: (claims) => insist(() => releaseClaims(db, claims)),
    renew: (claims, leaseUntil) => renewLeases(db, claims, { now: clock.now(), leaseUntil }),
  }
}

/** When they cannot be written, hand-overs fail, and settlements are tried again. */
async function flush(
  db: Database,
  clock: Clock,
  marks: readonly Mark[],
): Promise<(boolean | Promise<boolean>)[]> {
  const newest = newestClaims(marks.flatMap((mark) => ('handOver' in mark ? [mark.handOver] : [])))
  const handOvers = [...newest.values()]
  const settlements = marks.flatMap((mark) => ('settlement' in mark ? [mark.settlement] : []))
  try {
    const may = await writeMarks(db, { handOvers, settlements }, clock.now())
    const isMine = ({ id, fence }: HandOver) => may.has(id) && newest.get(id)?.fence === fence
    return marks.map((mark) => 'settlement' in mark || isMine(mark.handOver))
  } catch (error) {
    const settled =
      settlements.length > 0 && insist(() => settleDeliveries(db, settlements, clock.now())).then(() => true)
    return marks.map((mark) => ('settlement' in mark ? settled : Promise.reject(error)))
  }
}

/**
 * One claim of each delivery. A process may hold two: one whose lease ran out while the database did not answer, and the
 * one that it took since. The ledger names what may leave by delivery alone, and it is the newer's.
 */
function newestClaims(handOvers: readonly HandOver[]): Map<number, HandOver> {
  const newest = new Map<number, HandOver>()
  for (const handOver of handOvers) {
    const other = newest.get(handOver.id)
    if (!other || other.fence < handOver.fence) newest.set(handOver.id, handOver)
  }
  return newest
}

const PAUSES_MS = [50, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000]

/**
 * Tries again for a while, as when PostgreSQL restarts or breaks a deadlock: what a relay has answered is worth
 * waiting for, and writing it twice changes nothing.
 *
 * Not p-retry, as elsewhere: it gives up at once on a TypeError, and one that a driver throws over a broken connection
 * would lose what the relay answered. Its pauses also grow by one factor only; these are short for a deadlock and long
 * for a restart.
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
