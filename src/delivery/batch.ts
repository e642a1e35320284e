export type BatchOptions = {
  /** The most items in one flush. */
  most: number
  /** The most flushes under way at once. */
  atOnce: number
  /** In milliseconds. How long an item waits for a flush that is under way before another is started beside it. */
  longestWait: number
  /** Whether so many items are worth a flush, or more are about to come. */
  isEnough?: (items: number) => boolean
  /** In milliseconds. How long an item waits for more to come, after a flush that took so long. */
  longestGathering?: (flushMs: number) => number
}

/**
 * Groups concurrent calls into one (group commit). While a flush is under way, the next calls wait for it and then
 * leave together, so that many connections share few statements. A lone call does not wait, and no call waits longer
 * than `longestWait` for a flush, nor longer than `longestGathering` until there is enough for one.
 *
 * We wrote our own because libraries such as dataloader group calls within one turn of the event loop or for a fixed
 * time, and ignore the flush under way. With the former each letter would have a commit of its own; with the latter a
 * lone letter would wait for nothing.
 */
export function batch<Item, Result>(
  flush: (items: Item[]) => Promise<(Result | Promise<Result>)[]>,
  { most, atOnce, longestWait, isEnough = () => true, longestGathering = () => 0 }: BatchOptions,
): (item: Item) => Promise<Result> {
  type Waiting = {
    item: Item
    done: (result: Result | Promise<Result>) => void
    failed: (error: unknown) => void
  }
  const waiting: Waiting[] = []
  let underWay = 0
  let isAboutTo = false
  let flushMs = 0
  let timer: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    isAboutTo = false
    const now = waiting.splice(0, most)
    if (now.length === 0) return
    underWay++
    const began = performance.now()
    if (waiting.length > 0) begin()
    try {
      const results = await flush(now.map((one) => one.item))
      now.forEach((one, index) => {
        one.done(results[index] as Result | Promise<Result>)
      })
    } catch (error) {
      for (const one of now) one.failed(error)
    }
    underWay--
    flushMs = performance.now() - began
    // What waited for this flush is looked at anew, and not for as long as beside it.
    clearTimeout(timer)
    timer = undefined
    if (waiting.length > 0) begin()
  }

  /** A flush begins after the current turn of the event loop, so that all calls of that turn share it. */
  function begin(): void {
    if (isAboutTo) return
    if (underWay > 0) {
      if (underWay < atOnce) timer ??= setTimeout(run, longestWait)
    } else if (isEnough(waiting.length)) {
      isAboutTo = true
      setImmediate(run)
    } else timer ??= setTimeout(run, longestGathering(flushMs))
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      begin()
    })
}
