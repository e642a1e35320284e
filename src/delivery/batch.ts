export type BatchOptions = {
  /** The most items in one flush. */
  most: number
  /** The most flushes under way at once. */
  atOnce: number
  /** In milliseconds. How long an item waits for a flush that is under way before another is started beside it. */
  longestWait: number
}

/**
 * Groups concurrent calls into one (group commit). While a flush is under way, the next calls wait for it and then
 * leave together, so that many connections share few statements. A lone call does not wait, and no call waits longer
 * than `longestWait` for others.
 *
 * We wrote our own because libraries such as dataloader group calls within one turn of the event loop or for a fixed
 * time, and ignore the flush under way. With the former each letter would have a commit of its own; with the latter a
 * lone letter would wait for nothing.
 */
export function batch<Item, Result>(
  flush: (items: Item[]) => Promise<(Result | Promise<Result>)[]>,
  { most, atOnce, longestWait }: BatchOptions,
): (item: Item) => Promise<Result> {
  type Waiting = {
    item: Item
    done: (result: Result | Promise<Result>) => void
    failed: (error: unknown) => void
  }
  const waiting: Waiting[] = []
  let underWay = 0
  let timer: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const now = waiting.splice(0, most)
    if (now.length === 0) return
    underWay++
    if (waiting.length > 0 && underWay < atOnce) timer ??= setTimeout(run, longestWait)
    try {
      const results = await flush(now.map((one) => one.item))
      now.forEach((one, index) => {
        one.done(results[index] as Result | Promise<Result>)
      })
    } catch (error) {
      for (const one of now) one.failed(error)
    }
    underWay--
    void run()
  }

  /** A flush begins after the current turn of the event loop, so that all calls of that turn share it. */
  function begin(): void {
    if (underWay === 0 && waiting.length === 1) setImmediate(run)
    else if (underWay > 0 && underWay < atOnce) timer ??= setTimeout(run, longestWait)
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      begin()
    })
}
