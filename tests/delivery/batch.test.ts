import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BatchOptions, batch } from '../../src/delivery/batch.ts'

type Flush = { items: number[]; end: () => void; fail: (error: Error) => void }

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A batch whose flushes end when the test says so; each item's result is ten times the item. */
function held(options: Partial<BatchOptions> = {}) {
  const flushes: Flush[] = []
  const open = { now: 0, most: 0 }
  const call = batch<number, number>(
    (items) => {
      open.most = Math.max(open.most, ++open.now)
      return new Promise<number[]>((done, failed) => {
        const end = () => done(items.map((item) => item * 10))
        flushes.push({ items, end, fail: failed })
      }).finally(() => open.now--)
    },
    { most: 500, atOnce: 2, longestWait: 10, ...options },
  )
  return { call, flushes, open, items: () => flushes.map((flush) => flush.items) }
}

/** Lets the event loop turn, without time going by. */
const turn = () => vi.advanceTimersByTimeAsync(0)

describe('calls that are gathered', () => {
  it('leave together when they are of the same turn, and each gets its own result', async () => {
    const { call, flushes, items } = held()
    const results = Promise.all([call(1), call(2), call(3)])
    expect(items()).toEqual([])
    await turn()
    expect(items()).toEqual([[1, 2, 3]])
    flushes[0]!.end()
    expect(await results).toEqual([10, 20, 30])
  })

  it('leave at once when there is only one', async () => {
    const { call, flushes, items } = held()
    const result = call(1)
    await turn()
    expect(items()).toEqual([[1]])
    flushes[0]!.end()
    expect(await result).toBe(10)
    void call(2)
    await turn()
    expect(items()).toEqual([[1], [2]])
  })

  it('leave together once the flush that they came during has ended', async () => {
    const { call, flushes, items } = held()
    void call(1)
    await turn()
    void call(2)
    await vi.advanceTimersByTimeAsync(3)
    void call(3)
    await turn()
    expect(items()).toEqual([[1]])
    flushes[0]!.end()
    await turn()
    expect(items()).toEqual([[1], [2, 3]])
  })

  it('wait no longer than the patience for a flush that hangs', async () => {
    const { call, flushes, items } = held()
    void call(1)
    await turn()
    const second = call(2)
    await vi.advanceTimersByTimeAsync(6)
    const third = call(3)
    await vi.advanceTimersByTimeAsync(3)
    expect(items()).toEqual([[1]])
    await vi.advanceTimersByTimeAsync(1)
    expect(items()).toEqual([[1], [2, 3]])
    flushes[1]!.end()
    expect(await Promise.all([second, third])).toEqual([20, 30])
  })

  it('wait no longer either when they were too many for the flush that hangs', async () => {
    const { call, items } = held({ most: 2 })
    for (const item of [1, 2, 3]) void call(item)
    await turn()
    expect(items()[0]).toEqual([1, 2])
    await vi.advanceTimersByTimeAsync(10)
    expect(items()).toEqual([[1, 2], [3]])
  })

  it('fail with their own flush only, and the next goes on', async () => {
    const { call, flushes } = held()
    const first = Promise.allSettled([call(1), call(2)])
    await turn()
    const next = call(3)
    flushes[0]!.fail(new Error('the line broke'))
    expect(await first).toMatchObject([
      { status: 'rejected', reason: { message: 'the line broke' } },
      { status: 'rejected', reason: { message: 'the line broke' } },
    ])
    await turn()
    flushes[1]!.end()
    expect(await next).toBe(30)
  })

  it('fail too when the flush throws before it has begun', async () => {
    let isBroken = true
    const call = batch<number, number>(
      (items) => {
        if (isBroken) throw new Error('no database')
        return Promise.resolve(items)
      },
      { most: 10, atOnce: 2, longestWait: 10 },
    )
    const failing = expect(call(1)).rejects.toThrow('no database')
    await turn()
    await failing
    isBroken = false
    const next = call(2)
    await turn()
    expect(await next).toBe(2)
  })

  it('are so many to a flush and so many flushes at once, whatever comes', async () => {
    const { call, flushes, open, items } = held({ most: 3, atOnce: 2 })
    const results = Promise.all(Array.from({ length: 20 }, (_, item) => call(item)))
    for (let round = 0; round < 20; round++) {
      await vi.advanceTimersByTimeAsync(10)
      flushes[round]?.end()
    }
    expect(await results).toEqual(Array.from({ length: 20 }, (_, item) => item * 10))
    expect(Math.max(...items().map(({ length }) => length))).toBe(3)
    expect(open.most).toBe(2)
    expect(items().flat()).toEqual(Array.from({ length: 20 }, (_, item) => item))
  })
})

describe('calls that are too few for a flush, while more are to come', () => {
  const gathering = () => held({ isEnough: (items) => items >= 3, longestGathering: () => 5 })

  it('leave as soon as there are enough', async () => {
    const { call, items } = gathering()
    void call(1)
    await turn()
    void call(2)
    await vi.advanceTimersByTimeAsync(4)
    expect(items()).toEqual([])
    void call(3)
    await turn()
    expect(items()).toEqual([[1, 2, 3]])
  })

  it('leave after a while when nobody comes', async () => {
    const { call, items } = gathering()
    void call(1)
    await vi.advanceTimersByTimeAsync(4)
    void call(2)
    await turn()
    expect(items()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(items()).toEqual([[1, 2]])
  })

  it('wait for others, too, when they came during a flush', async () => {
    const { call, flushes, items } = gathering()
    for (const item of [1, 2, 3]) void call(item)
    await turn()
    void call(4)
    flushes[0]!.end()
    await turn()
    expect(items()).toEqual([[1, 2, 3]])
    for (const item of [5, 6]) void call(item)
    await turn()
    expect(items()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ])
  })

  it('are told how long the last flush took', async () => {
    const took: number[] = []
    const isEnough = (items: number) => items >= 2
    const { call, flushes } = held({ isEnough, longestGathering: (ms) => took.push(ms) })
    for (const item of [1, 2]) void call(item)
    await turn()
    await vi.advanceTimersByTimeAsync(7)
    flushes[0]!.end()
    await turn()
    void call(3)
    expect(took.at(-1)).toBe(7)
  })
})

describe('whatever comes, in whatever order flushes end', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.constant('call' as const) },
    { weight: 2, arbitrary: fc.record({ end: fc.nat(4) }) },
    { weight: 1, arbitrary: fc.record({ fail: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ wait: fc.integer({ min: 0, max: 12 }) }) },
  )

  it('each item is flushed once and gets its own result, or the failure of its own flush', async () => {
    const limits = {
      most: fc.integer({ min: 1, max: 4 }),
      atOnce: fc.integer({ min: 1, max: 3 }),
      isEnough: fc.func(fc.boolean()),
      longestGathering: fc.constant(() => 5),
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 60, size: 'max' }),
        fc.record(limits),
        async (steps, options) => {
          const { call, flushes, open, items } = held(options)
          const results: Promise<unknown>[] = []
          const over = new Set<Flush>()
          const failed = new Set<number>()
          const close = (which: number, fails: boolean) => {
            const running = flushes.filter((flush) => !over.has(flush))
            const flush = running[which % Math.max(1, running.length)]
            if (!flush) return
            over.add(flush)
            for (const item of fails ? flush.items : []) failed.add(item)
            if (fails) flush.fail(new Error(`flush of ${flush.items}`))
            else flush.end()
          }
          for (const each of steps) {
            if (each === 'call') results.push(call(results.length).catch((error: Error) => error.message))
            else if ('end' in each) close(each.end, false)
            else if ('fail' in each) close(each.fail, true)
            else await vi.advanceTimersByTimeAsync(each.wait)
          }
          while (results.length > items().flat().length || over.size < flushes.length) {
            await vi.advanceTimersByTimeAsync(10)
            close(0, false)
          }
          const ends = await Promise.all(results)
          expect(
            items()
              .flat()
              .toSorted((a, b) => a - b),
          ).toEqual(results.map((_, item) => item))
          expect(open.most).toBeLessThanOrEqual(options.atOnce)
          ends.forEach((end, item) => {
            const flush = items().find((those) => those.includes(item))!
            expect(end).toBe(failed.has(item) ? `flush of ${flush}` : item * 10)
            expect(flush.length).toBeLessThanOrEqual(options.most)
          })
        },
      ),
    )
  })
})
