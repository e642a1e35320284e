/** How a letter ended, on its way into the ledger. */
export type Ending = {
  /** Resolves once it is committed. */
  readonly written: Promise<void>
  /** Sends it on its way now; false when it already was. */
  hurry(): boolean
}

/** How long, in milliseconds, an ending waits for the beginning of the next letter. */
const PATIENCE_MS = 10

/**
 * An ending that is written when it is hurried, as the next hand-over on the same connection does to share its
 * commit, and otherwise after a moment, as a slow relay may not ask for the next letter for long.
 */
export function openEnding(write: () => Promise<unknown>): Ending {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const timer = setTimeout(hurry, PATIENCE_MS)
  let isOnItsWay = false

  function hurry(): boolean {
    if (isOnItsWay) return false
    isOnItsWay = true
    clearTimeout(timer)
    resolve(write())
    return true
  }

  return { written: promise.then(() => undefined), hurry }
}
