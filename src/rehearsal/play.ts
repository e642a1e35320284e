import { type Deliverer, deliverChunk } from '../engine/deliver.ts'
import { tick } from '../engine/tick.ts'
import { nextDueInstant } from '../store/dispatches.ts'
import type { VirtualClock } from './virtual-clock.ts'

const CHUNK = 100

/**
 * Lets time go by: at each instant at which something falls due, ticks and delivers as the service does, then sets
 * the clock to the next. Ends when nothing is left, or before the first instant past `until`.
 */
export async function play(
  deliverer: Deliverer & { clock: VirtualClock },
  { until, onInstant }: { until?: Date; onInstant?: (instant: Date) => void } = {},
): Promise<void> {
  const { db, clock } = deliverer
  for (;;) {
    const due: number[] = []
    await tick(db, clock.now(), async (ids) => {
      due.push(...ids)
    })
    for (let from = 0; from < due.length; from += CHUNK)
      await deliverChunk(deliverer, due.slice(from, from + CHUNK))
    // Asked after the deliveries: one that was put off falls due before the next dispatch.
    const next = await nextDueInstant(db, clock.now())
    if (!next || (until && next > until)) return
    clock.set(next)
    onInstant?.(next)
  }
}
