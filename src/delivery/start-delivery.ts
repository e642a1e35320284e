import type { Clock } from '../domain/clock.ts'
import type { RelayWatch } from '../mail/relay-watch.ts'
import { countNextCohort } from '../store/cohort-domains.ts'
import type { Database } from '../store/database.ts'
import { countDomains } from '../store/domain-counts.ts'
import type { DueWork } from '../store/due.ts'
import { lastTick, noteTick } from '../store/ticks.ts'
import { beginRound, currentRound, giveUpTheDead } from '../store/workers.ts'
import { clockFault } from './clock-guard.ts'
import { deliverShare } from './deliver.ts'
import type { Deliverer } from './deliverer.ts'
import { every } from './every.ts'
import { gently } from './gently.ts'
import { type JobQueue, TICK_EVERY_MS } from './queue.ts'
import { lookAfterRelay, relayFault } from './relay-care.ts'
import { tick } from './tick.ts'

/**
 * A running delivery. It ticks and delivers until `stop`, which finishes what is handed over and gives back the rest.
 */
export type RunningDelivery = {
  /** A sentence that says what stops it from working, apart from the relay; undefined when all is well. */
  fault(): Promise<string | undefined>
  /** The same for the relay, whose faults no restart repairs. */
  relayFault(): Promise<string | undefined>
  stop(): Promise<void>
}

export type DeliveryParts = {
  db: Database
  clock: Clock
  queue: JobQueue
  deliverer: Deliverer
  /** The number of this worker. */
  worker: number
  watch: RelayWatch
  /** Looks for what organisers are to be told, and tells them. */
  alert: () => Promise<void>
  /** Purges one batch of what is older than its period; false when nothing was due. */
  purge: () => Promise<boolean>
  /** Whether readers are counted by domain, for forecasts. */
  countsReaders: boolean
  onError: (error: Error) => void
}

/** In milliseconds. A wake-up that is further away is left to the regular ticks. */
const WAKE_WITHIN_MS = 60 * 60_000
/** In milliseconds. After this long without a tick from the queue, this process ticks by itself. */
const MISSED_AFTER_MS = 2 * TICK_EVERY_MS
const STALE_AFTER_MS = 60_000
/** In milliseconds. Short enough to notice soon that a relay answers again, long enough not to bother a busy one. */
const LOOK_AT_RELAY_EVERY_MS = 15_000
const LOOK_FOR_ALERTS_EVERY_MS = 30_000
const PURGE_EVERY_MS = 60_000
const COUNT_EVERY_MS = 60_000

export async function startDelivery(parts: DeliveryParts): Promise<RunningDelivery> {
  const { db, clock, queue, deliverer, worker, watch, onError } = parts
  const relay = { db, clock, worker, watch, pool: deliverer.pool }
  const stopping = new AbortController()
  let wrongClock: string | undefined
  let isWorking = true

  /** False while the clock is wrong: nothing may then be judged by it. */
  async function isClockRight(): Promise<boolean> {
    const fault = await clockFault(db, clock)
    if (fault && !wrongClock) onError(new Error(fault))
    wrongClock = fault
    return fault === undefined
  }

  /** The round is read after the work was found: a process that begins another round meanwhile finds that work too. */
  async function enqueue(work: DueWork[]): Promise<void> {
    await queue.enqueue(work, await currentRound(db))
  }

  async function onTick(): Promise<void> {
    if (stopping.signal.aborted || !(await isClockRight())) return
    const now = clock.now()
    if ((await giveUpTheDead(db, worker)) > 0) await beginRound(db)
    const next = await tick(db, now, enqueue)
    await noteTick(db, now)
    if (next && next.getTime() - now.getTime() <= WAKE_WITHIN_MS) await queue.wakeAt(next, now)
  }

  async function onChunk(dispatchId: number, round: number): Promise<boolean> {
    const isOn = async () => (await isClockRight()) && round >= (await currentRound(db))
    const doOthersWait = () => queue.hasWaiting()
    return deliverShare(deliverer, dispatchId, { stopping: stopping.signal, isOn, doOthersWait })
  }

  /** Starts what is due without waiting for the queue, which may still count on workers that were killed. */
  async function begin(): Promise<void> {
    if (!isWorking) return
    await beginRound(db)
    await onTick()
  }

  /** Ticks here when the queue was emptied or lags: the ledger does not wait for it. */
  async function look(): Promise<void> {
    const isRight = await isClockRight()
    if (isRight !== isWorking) await queue.setWorking(isRight)
    isWorking = isRight
    if (!isRight || ((await queue.isTicking()) && !(await isTickMissed()))) return
    await queue.planTicks()
    await onTick()
  }

  async function isTickMissed(): Promise<boolean> {
    const last = await lastTick(db)
    return last === undefined || clock.now().getTime() - last.getTime() > MISSED_AFTER_MS
  }

  async function alert(): Promise<void> {
    if (await isClockRight()) await parts.alert()
  }

  /** A wrong clock must not make everything old. */
  async function purge(): Promise<boolean> {
    return !stopping.signal.aborted && (await isClockRight()) && (await parts.purge())
  }

  /** What is over is counted by recipient domain, and who is to come where people are told when letters leave. */
  async function count(): Promise<boolean> {
    if (stopping.signal.aborted || !(await isClockRight())) return false
    if (await countDomains(db, clock.now())) return true
    return parts.countsReaders && (await countNextCohort(db, clock.now()))
  }

  isWorking = await isClockRight()
  await queue.work({ onTick, onChunk })
  if (!isWorking) await queue.setWorking(false)
  const beginning = begin().catch(onError)
  const keepers = [
    every(TICK_EVERY_MS, look, onError),
    every(LOOK_AT_RELAY_EVERY_MS, () => lookAfterRelay(relay), onError),
    every(LOOK_FOR_ALERTS_EVERY_MS, alert, onError),
    every(PURGE_EVERY_MS, () => gently(purge), onError),
    every(COUNT_EVERY_MS, () => gently(count), onError),
  ]

  return {
    async fault() {
      if (wrongClock) return wrongClock
      await queue.ping()
      const last = await lastTick(db)
      const isStale = !last || clock.now().getTime() - last.getTime() > STALE_AFTER_MS
      return isStale ? (last ? `no tick since ${last.toISOString()}` : 'no tick yet') : undefined
    },
    relayFault: () => relayFault(relay),
    async stop() {
      stopping.abort()
      deliverer.pool.stop()
      for (const keeper of keepers) keeper.stop()
      await beginning
      await queue.stopWorking()
      deliverer.pool.close()
    },
  }
}
