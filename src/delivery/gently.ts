import { setTimeout as pause } from 'node:timers/promises'

/** In milliseconds. The shortest rest. */
const REST_MS = 50
const REST_SHARE = 4

/**
 * Takes one step after another until a step says that there is no other. It rests after each for four times as long as it
 * took: on a busy machine letters go first.
 */
export async function gently(step: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const began = performance.now()
    if (!(await step())) return
    await pause(Math.max(REST_MS, REST_SHARE * (performance.now() - began)))
  }
}
