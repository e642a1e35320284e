/**
 * Gathers calls that happen at the same time into one. While a flush is under way the next calls wait for it and
 * then leave together, so many connections share few statements and a lone caller waits for nobody.
 */
export function batch<Item, Result>(
  flush: (items: Item[]) => Promise<Result[]>,
  { most }: { most: number },
): (item: Item) => Promise<Result> {
  type Waiting = { item: Item; done: (result: Result) => void; failed: (error: unknown) => void }
  const waiting: Waiting[] = []
  let running = false

  async function run(): Promise<void> {
    running = true
    await new Promise(setImmediate)
    while (waiting.length > 0) {
      const now = waiting.splice(0, most)
      try {
        const results = await flush(now.map((one) => one.item))
        now.forEach((one, index) => {
          one.done(results[index] as Result)
        })
      } catch (error) {
        for (const one of now) one.failed(error)
      }
    }
    running = false
  }

  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      if (!running) void run()
    })
}
