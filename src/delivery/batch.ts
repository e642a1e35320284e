export type BatchOptions = {
  /** Items in one flush at most. */
  most: number
  /** Flushes under way at most. */
  atOnce: number
  /** How long, in milliseconds, an item waits for a flush that is under way before another is begun beside it. */
  longestWait: number
}

/**
 * Gathers calls that happen at the same time into one (a group commit). While a flush is under way the next calls
 * wait for it and then leave together, so that many connections share few statements; a lone caller waits for nobody,
 * and nobody waits longer than `longestWait` for others.
 *
 * Ours, since libraries that gather calls, such as dataloader, do it for one turn of the event loop or for a fixed time.
 * They do not look at the flush under way: with the one each letter would have a commit of its own, with the other a
 * lone letter would wait for nobody's sake.
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

  /** Calls of the same turn of the event loop belong together, so a flush begins after it. */
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
