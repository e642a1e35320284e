import pRetry from 'p-retry'
import { Unreachable } from './domain/unreachable.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/**
 * Retries an action until what it needs answers, with growing pauses, for at most `withinMs` milliseconds. Any error
 * but Unreachable is thrown at once. `onRetry` is called for each failure that is retried.
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
      // Called only while time is left, so `onRetry` is never called without another attempt.
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
