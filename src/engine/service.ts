import type { Clock } from '../domain/clock.ts'
import type { Database } from '../store/database.ts'
import { type Deliverer, deliverChunk } from './deliver.ts'
import type { JobQueue } from './queue.ts'
import { tick } from './tick.ts'

/** The engine at work: ticking and delivering until `stop`, which finishes what is handed and gives back the rest. */
export type RunningEngine = { stop(): Promise<void> }

/** A wake-up further away than this is left to the regular ticks. */
const WAKE_WITHIN_MS = 60 * 60_000

export async function startEngine({
  db,
  clock,
  queue,
  deliverer,
}: {
  db: Database
  clock: Clock
  queue: JobQueue
  deliverer: Deliverer
}): Promise<RunningEngine> {
  const stopping = new AbortController()
  await queue.work({
    async onTick() {
      if (stopping.signal.aborted) return
      const now = clock.now()
      const next = await tick(db, now, (ids) => queue.enqueue(ids))
      if (next && next.getTime() - now.getTime() <= WAKE_WITHIN_MS) await queue.wakeAt(next, now)
    },
    onChunk: (ids) => deliverChunk(deliverer, ids, stopping.signal),
  })
  return {
    async stop() {
      stopping.abort()
      await queue.stopWorking()
      deliverer.pool.close()
    },
  }
}
