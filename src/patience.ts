import { setTimeout as pause } from 'node:timers/promises'
import { Unreachable } from './domain/unreachable.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/**
 * Tries an action until what it needs answers, with longer and longer pauses, for `withinMs` milliseconds at most.
 * Anything but an Unreachable is thrown at once. `onRetry` hears of each failure that is tried again.
 * @throws Unreachable that says for how long it was tried.
 */
export async function patiently<T>(
  action: () => Promise<T>,
  { withinMs, onRetry }: { withinMs: number; onRetry: (failure: Unreachable) => void },
): Promise<T> {
  const began = performance.now()
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await action()
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      const left = withinMs - (performance.now() - began)
      if (left <= 0)
        throw new Unreachable(`${error.message}\nGave up after ${withinMs / 1000} s (START_WITHIN).`)
      onRetry(error)
      await pause(Math.min(wait, left))
    }
  }
}
