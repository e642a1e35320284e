import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import { lastTick, noteTick } from '../store/ticks.ts'
import { clockFault } from './clock-guard.ts'
import { deliverChunk } from './deliver.ts'
import type { Deliverer } from './deliverer.ts'
import { type JobQueue, TICK_EVERY_MS } from './queue.ts'
import { tick } from './tick.ts'

/** The engine at work: ticking and delivering until `stop`, which finishes what is handed and gives back the rest. */
export type RunningEngine = {
  /** A sentence that says what keeps it from its work; undefined when all is well. */
  fault(): Promise<string | undefined>
  stop(): Promise<void>
}

export type EngineParts = {
  db: Database
  clock: Clock
  queue: JobQueue
  deliverer: Deliverer
  onError: (error: Error) => void
}

/** A wake-up further away than this is left to the regular ticks. */
const WAKE_WITHIN_MS = 60 * 60_000
/** The ticks of the queue are missed after so long, and this process ticks by itself. */
const MISSED_AFTER_MS = 2 * TICK_EVERY_MS
const STALE_AFTER_MS = 60_000

export async function startEngine(parts: EngineParts): Promise<RunningEngine> {
  const { db, clock, queue, deliverer, onError } = parts
  const stopping = new AbortController()
  let wrongClock: string | undefined
  let isWorking = true

  /** False while the clock is wrong: then nothing is judged by it. */
  async function isClockRight(): Promise<boolean> {
    const fault = await clockFault(db, clock)
    if (fault && !wrongClock) onError(new Error(fault))
    wrongClock = fault
    return fault === undefined
  }

  async function onTick(): Promise<void> {
    if (stopping.signal.aborted || !(await isClockRight())) return
    const now = clock.now()
    const next = await tick(db, now, queue.enqueue)
    await noteTick(db, now)
    if (next && next.getTime() - now.getTime() <= WAKE_WITHIN_MS) await queue.wakeAt(next, now)
  }

  async function onChunk(dispatchId: number): Promise<boolean> {
    if (!(await isClockRight())) return false
    return deliverChunk(deliverer, dispatchId, stopping.signal)
  }

  /** The queue may be emptied, or lag: the ledger does not wait for it. */
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

  isWorking = await isClockRight()
  await queue.work({ onTick, onChunk })
  if (!isWorking) await queue.setWorking(false)
  const keeper = every(TICK_EVERY_MS, look, onError)

  return {
    async fault() {
      if (wrongClock) return wrongClock
      await queue.ping()
      const last = await lastTick(db)
      const isStale = !last || clock.now().getTime() - last.getTime() > STALE_AFTER_MS
      return isStale ? `nothing ticks${last ? ` since ${last.toISOString()}` : ''}` : undefined
    },
    async stop() {
      stopping.abort()
      keeper.stop()
      await queue.stopWorking()
      deliverer.pool.close()
    },
  }
}

/** Does `action` again and again, `pause` milliseconds apart, one at a time. */
function every(
  pause: number,
  action: () => Promise<void>,
  onError: (error: Error) => void,
): { stop(): void } {
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const next = () => {
    if (isOver) return
    timer = setTimeout(() => action().catch(onError).finally(next), pause)
  }
  next()
  return {
    stop() {
      isOver = true
      clearTimeout(timer)
    },
  }
}
