import { deliverChunk } from '../delivery/deliver.ts'
import type { Deliverer } from '../delivery/deliverer.ts'
import { tick } from '../delivery/tick.ts'
import { findDueWork } from '../store/due.ts'
import type { Step } from './perform-steps.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** Two, so that one chunk is claimed while the last letters of the other leave. */
const CHUNKS_AT_ONCE = 2
/** The most additional ticks at one instant. The service itself ticks every few seconds. */
const MOST_AGAIN = 5

/** The deliverer of a rehearsal, on its virtual clock. */
export type Playing = Deliverer & { clock: VirtualClock }

export type PlayOptions = { until?: Date; stopping?: AbortSignal }

/**
 * Advances time to each step in turn, and then to the end. What is due at the instant of a step leaves before it. Steps
 * at one instant are taken one after another, in the order given; what they cause leaves after all of them.
 * @throws what `play` and the steps throw.
 */
export async function playSteps(
  playing: Playing,
  { steps, stopping }: { steps: readonly Step[]; stopping: AbortSignal },
): Promise<void> {
  const inOrder = steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  for (const [index, { at, take }] of inOrder.entries()) {
    if (at.getTime() !== inOrder[index - 1]?.at.getTime()) await play(playing, { until: at, stopping })
    if (at > playing.clock.now()) playing.clock.set(at)
    await take()
  }
  await play(playing, { stopping })
}

/**
 * Advances time: at each instant at which something is due, ticks and delivers as the service does, then sets the clock
 * to the next. Ends when nothing is left, or before the first instant after `until`. Throws the reason of `stopping`
 * once it is aborted.
 */
export async function play(deliverer: Playing, options: PlayOptions = {}): Promise<void> {
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
    // Queried after the deliveries: one that was put off may be due before the next dispatch.
    const { work, next } = await findDueWork(db, clock.now(), 1)
    // When the relay takes letters again, those of other dispatches may leave too; the next tick finds them.
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
  const worker = async () => {
    while (await deliverChunk(deliverer, dispatchId, stopping));
  }
  await Promise.all(Array.from({ length: Math.min(CHUNKS_AT_ONCE, deliverer.pool.size) }, worker))
}
