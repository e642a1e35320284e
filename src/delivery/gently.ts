import { setTimeout as pause } from 'node:timers/promises'

const REST_SHARE = 4

export type Rests = {
  /** In milliseconds. The shortest rest. */
  leastMs: number
  rest?: (milliseconds: number) => Promise<unknown>
}

/**
 * Takes one step after another until a step says that there is no other. It rests after each for four times as long as it
 * took: on a busy machine letters go first.
 */
export async function gently(
  step: () => Promise<boolean>,
  { leastMs, rest = pause }: Rests = { leastMs: 50 },
): Promise<void> {
  for (;;) {
    const began = performance.now()
    if (!(await step())) return
    await rest(Math.max(leastMs, REST_SHARE * (performance.now() - began)))
  }
}
