import { deliverChunk } from '../delivery/deliver.ts'
import type { Deliverer } from '../delivery/deliverer.ts'
import { tick } from '../delivery/tick.ts'
import { findDueWork } from '../store/due.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** Two, so that one is claimed while the last letters of the other leave. */
const CHUNKS_AT_ONCE = 2
/** Ticks at one instant, at most: the service ticks every few seconds. */
const MOST_AGAIN = 5

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
  let again = 0
  for (;;) {
    const due = new Set<number>()
    await tick(db, clock.now(), async (work) => {
      for (const { dispatchId } of work) due.add(dispatchId)
    })
    for (const dispatchId of due) await deliverDispatch(deliverer, dispatchId, stopping)
    stopping?.throwIfAborted()
    // Asked after the deliveries: one that was put off falls due before the next dispatch.
    const { work, next } = await findDueWork(db, clock.now(), 1)
    // A relay that takes letters again lets those of other dispatches leave, too, as the next tick finds.
    if (work.length > 0 && again++ < MOST_AGAIN) continue
    again = 0
    if (!next || (until && next > until)) return
    clock.set(next)
  }
}

async function deliverDispatch(
  deliverer: Deliverer,
  dispatchId: number,
  stopping: AbortSignal | undefined,
): Promise<void> {
  const lane = async () => {
    while (await deliverChunk(deliverer, dispatchId, stopping));
  }
  await Promise.all(Array.from({ length: Math.min(CHUNKS_AT_ONCE, deliverer.pool.size) }, lane))
}
