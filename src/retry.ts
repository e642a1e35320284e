import pRetry from 'p-retry'
import { Unreachable } from './domain/unreachable.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/**
 * Tries an action until what it needs answers, with longer and longer pauses, for `withinMs` milliseconds at most.
 * Anything but an Unreachable is thrown at once. `onRetry` hears of each failure that is tried again.
 * @throws Unreachable that says for how long it was tried.
 */
export async function retryUnreachable<T>(
  action: () => Promise<T>,
  { withinMs, onRetry }: { withinMs: number; onRetry: (failure: Unreachable) => void },
): Promise<T> {
  try {
    return await pRetry(action, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: FIRST_PAUSE_MS,
      maxTimeout: LONGEST_PAUSE_MS,
      maxRetryTime: withinMs,
      // Asked only while there is time left, so whoever is told sees another try.
      shouldRetry({ error }) {
        if (!(error instanceof Unreachable)) return false
        onRetry(error)
        return true
      },
    })
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    throw new Unreachable(`${error.message}\nGave up after ${withinMs / 1000} s (START_WITHIN).`)
  }
}
