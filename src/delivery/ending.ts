/** How a letter ended, on its way into the ledger. */
export type Ending = {
  /** Resolves once it is committed. */
  readonly written: Promise<void>
  /** Sends it on its way now; false when it already was. */
  flush(): boolean
}

/** How long, in milliseconds, an ending waits for the beginning of the next letter. */
const LONGEST_WAIT_MS = 10

/**
 * An ending that is written when it is flushed, as the next hand-over on the same connection does to share its
 * commit, and otherwise after a moment, as a slow relay may not ask for the next letter for long.
 */
export function openEnding(write: () => Promise<unknown>): Ending {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const timer = setTimeout(flush, LONGEST_WAIT_MS)
  let isOnItsWay = false

  function flush(): boolean {
    if (isOnItsWay) return false
    isOnItsWay = true
    clearTimeout(timer)
    resolve(write())
    return true
  }

  return { written: promise.then(() => undefined), flush }
}
