import type { Deliverer } from '../delivery/deliverer.ts'
import type { Step } from './perform-steps.ts'
import { play } from './play.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type Playing = Deliverer & { clock: VirtualClock }

/**
 * Lets time go by up to each step in turn, and then to the end. What falls due at the instant of a step leaves before it;
 * steps of one instant are taken one after another, in the order given, and what they bring leaves after them all.
 * Throws as `play` and the steps do.
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
