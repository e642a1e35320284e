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
import { watchLoop } from './loop-watch.ts'

/** What hand-overs write to the database. Marks from all connections share statements. */
export type Ledger = {
  /**
   * True once the claim is committed as handed; false when it may no longer be handed over. `after` is how the previous
   * letter on the same connection ended: it is committed with this mark, or was committed before.
   */
  handed(handOver: HandOver, after?: Ending): Promise<boolean>
  /** Records how a claim ended. The write may wait a moment for others, unless it is flushed. */
  settle(settlement: Settlement): Ending
  suppress(bounce: Bounce): Promise<void>
  release(claims: readonly Claim[]): Promise<void>
  renew(claims: readonly Claim[], leaseUntil: Date): Promise<void>
}

type Mark = { handOver: HandOver } | { settlement: Settlement }

const GROUPS = { most: 500, atOnce: 2, longestWait: 50 }
/** In milliseconds. */
const WHILE_BUSY = 10
const LONGEST_GATHERING = 20
/** Marks that are worth a commit, for each letter that is at the relay: a letter that comes back brings two. */
const ENOUGH = 6

/**
 * The ledger of a database. Each promise resolves only after its record is committed. Marks wait for those of letters that
 * are about to come back from the relay: as long as a commit takes, and longer while the process `isBusy`, as the
 * letters that are on their way keep it busy then, and no speed is lost.
 */
export function openLedger(db: Database, clock: Clock, isBusy: () => boolean = watchLoop()): Ledger {
  const atRelay = new Set<number>()
  const mark = batch<Mark, boolean>((marks) => flush(db, clock, marks), {
    ...GROUPS,
    isEnough: (marks) => marks >= ENOUGH * atRelay.size,
    longestGathering: (flushMs) => Math.min(Math.max(flushMs, isBusy() ? WHILE_BUSY : 0), LONGEST_GATHERING),
  })
  return {
    async handed(handOver, after) {
      // Two marks of the same turn of the event loop share one statement.
      if (after && !after.flush()) await after.written
      const may = await mark({ handOver })
      if (may) atRelay.add(handOver.id)
      return may
    },
    settle(settlement) {
      atRelay.delete(settlement.id)
      return openEnding(() => mark({ settlement }))
    },
    suppress: (bounce) => retryWrite(() => suppressAddress(db, bounce, clock.now())),
    release(claims) {
      for (const { id } of claims) atRelay.delete(id)
      return retryWrite(() => releaseClaims(db, claims))
    },
    renew: (claims, leaseUntil) => renewLeases(db, claims, { now: clock.now(), leaseUntil }),
  }
}

/** Writes a group of marks. If it cannot be written, the hand-overs fail, and the settlements are retried. */
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
      settlements.length > 0 &&
      retryWrite(() => settleDeliveries(db, settlements, clock.now())).then(() => true)
    return marks.map((mark) => ('settlement' in mark ? settled : Promise.reject(error)))
  }
}

/**
 * Keeps one claim of each delivery. A process may hold two: one whose lease ran out while the database did not answer,
 * and a newer one. The ledger names what may leave by delivery alone, so that permission belongs to the newer claim.
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
 * Retries for a while, for example when PostgreSQL restarts or breaks a deadlock. What a relay has answered is worth
 * waiting for, and writing it twice changes nothing.
 *
 * Not p-retry, as elsewhere: it gives up at once on a TypeError, and a TypeError that a driver throws over a broken
 * connection would lose what the relay answered. Its pauses also grow by one factor only; these are short for a
 * deadlock and long for a restart.
 */
async function retryWrite(action: () => Promise<void>): Promise<void> {
  for (const wait of PAUSES_MS) {
    try {
      return await action()
    } catch {
      await pause(wait) // the last attempt below throws the error
    }
  }
  await action()
}
