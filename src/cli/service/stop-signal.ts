/** In milliseconds. One Ctrl+C may arrive twice within this time: from the terminal, and from the npm that runs us. */
const SAME_WISH_MS = 1_000

/**
 * Resolves with the first signal that asks to stop. A second request, more than a second later, ends the process at
 * once.
 */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((asked) => {
    let first: number | undefined
    const stop = (signal: NodeJS.Signals) => {
      if (first !== undefined && performance.now() - first > SAME_WISH_MS) process.exit(1)
      first ??= performance.now()
      asked(signal)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
