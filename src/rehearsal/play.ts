import { type Deliverer, deliverChunk } from '../engine/deliver.ts'
import { tick } from '../engine/tick.ts'
import { nextDueInstant } from '../store/dispatches.ts'
import type { VirtualClock } from './virtual-clock.ts'

const CHUNK = 100
/** Two, so that one is claimed while the last letters of the other leave. */
const CHUNKS_AT_ONCE = 2

export type PlayOptions = { until?: Date; stopping?: AbortSignal }

/**
 * Lets time go by: at each instant at which something falls due, ticks and delivers as the service does, then sets
 * the clock to the next. Ends when nothing is left, or before the first instant past `until`. Throws the reason of
 * `stopping` once that is aborted.
 */
export async function play(
  deliverer: Deliverer & { clock: VirtualClock },
  options: PlayOptions = {},
): Promise<void> {
  const { until, stopping } = options
  const { db, clock } = deliverer
  for (;;) {
    const due: number[] = []
    await tick(db, clock.now(), async (ids) => {
      due.push(...ids)
    })
    await deliverAll(deliverer, due, stopping)
    stopping?.throwIfAborted()
    // Asked after the deliveries: one that was put off falls due before the next dispatch.
    const next = await nextDueInstant(db, clock.now())
    if (!next || (until && next > until)) return
    clock.set(next)
  }
}

async function deliverAll(
  deliverer: Deliverer,
  due: number[],
  stopping: AbortSignal | undefined,
): Promise<void> {
  const chunks = Array.from({ length: Math.ceil(due.length / CHUNK) }, (_, index) =>
    due.slice(index * CHUNK, (index + 1) * CHUNK),
  ).values()
  const lane = async () => {
    for (const chunk of chunks) {
      if (stopping?.aborted) return
      await deliverChunk(deliverer, chunk, stopping)
    }
  }
  await Promise.all(Array.from({ length: CHUNKS_AT_ONCE }, lane))
}
