import type { Deliverer } from '../delivery/deliverer.ts'
import type { Step } from './perform-steps.ts'
import { play } from './play.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type Playing = Deliverer & { clock: VirtualClock }

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
