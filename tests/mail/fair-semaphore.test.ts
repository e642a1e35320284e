import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FairSemaphore, type Permit } from '../../src/mail/fair-semaphore.ts'

type Taken = { stream: number; place: number; permit: Permit | undefined; isOver: boolean }

/** A semaphore as a test watches it: who asked, in which order, and who has one. */
function watched(size: number) {
  const semaphore = new FairSemaphore(size)
  const asked: Taken[] = []
  const granted: Taken[] = []
  const has = (taken: Taken) => taken.permit !== undefined && !taken.isOver
  return {
    asked,
    granted,
    has,
    ask(stream: number): Taken {
      const taken: Taken = { stream, place: asked.length, permit: undefined, isOver: false }
      asked.push(taken)
      void semaphore.acquire(stream).then((permit) => {
        taken.permit = permit
        granted.push(taken)
      })
      return taken
    },
    resize: (to: number) => semaphore.resize(to),
    leave(taken: Taken): void {
      taken.isOver = true
      taken.permit?.release()
    },
    busy: (stream?: number) =>
      asked.filter((one) => has(one) && (stream === undefined || one.stream === stream)).length,
    waiting: () => asked.filter(({ permit }) => permit === undefined),
  }
}

/** Every promise that can be kept is kept. */
const settled = () => new Promise((done) => setImmediate(done))

/** What the rule of the semaphore comes to for a stream that asks for one more. */
const mayHave = (free: number, busy: number) => free > 0 && (busy === 0 || busy < 3 * (free - 1))

describe('permits', () => {
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
    [8, 6],
    [20, 15],
    [100, 75],
  ])('of %d: a stream alone gets three quarters, %d', async (size, share) => {
    const { ask, busy } = watched(size)
    for (let asked = 0; asked < size + 5; asked++) ask(1)
    await settled()
    expect(busy()).toBe(share)
  })

  it('leave one for another stream at once, however many the first has asked for', async () => {
    const { ask, busy } = watched(4)
    for (let asked = 0; asked < 50; asked++) ask(1)
    await settled()
    const other = ask(2)
    await settled()
    expect(other.permit).toBeDefined()
    expect(busy()).toBe(4)
  })

  it('that come free go to the stream that has none before the one that has some', async () => {
    const { ask, leave, asked, has, busy } = watched(4)
    for (const stream of [1, 1, 1, 1, 2, 3]) ask(stream)
    await settled()
    expect(busy(3)).toBe(0)
    leave(asked.find(has)!)
    await settled()
    expect(busy(3)).toBe(1)
  })

  it('that come free may let two go at once, when the first leaves room for both', async () => {
    const { ask, leave, asked, busy } = watched(8)
    for (const stream of [1, 2, 1, 2, 1, 2, 2, 1]) ask(stream)
    await settled()
    expect([busy(1), busy(2)]).toEqual([3, 3])
    leave(asked[0]!)
    await settled()
    expect([busy(1), busy(2)]).toEqual([3, 4])
  })

  it('go to several waiting streams one after another', async () => {
    const { ask, leave, granted } = watched(1)
    for (const stream of [9, 1, 1, 2, 2, 3, 3]) ask(stream)
    for (let over = 0; over < 7; over++) {
      await settled()
      leave(granted[over]!)
    }
    expect(granted.map(({ stream }) => stream)).toEqual([9, 1, 2, 3, 1, 2, 3])
  })

  it('that become more are given to those who wait; that become fewer are left to those who have them', async () => {
    const { ask, leave, asked, has, busy, resize } = watched(4)
    for (let n = 0; n < 20; n++) ask(1)
    await settled()
    resize(8)
    await settled()
    expect(busy()).toBe(6)
    resize(2)
    await settled()
    expect(busy()).toBe(6)
    for (let over = 0; over < 5; over++) leave(asked.find(has)!)
    await settled()
    expect(busy()).toBe(1)
  })

  it('are never more than there are, keep nobody waiting who may go, and are in order within a stream', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ ask: fc.integer({ min: 1, max: 4 }) }) },
      { weight: 2, arbitrary: fc.record({ leave: fc.nat(30) }) },
      { weight: 1, arbitrary: fc.record({ resize: fc.integer({ min: 1, max: 9 }) }) },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.array(step, { maxLength: 80, size: 'max' }),
        async (first, steps) => {
          const { asked, granted, has, ask, leave, resize, busy, waiting } = watched(first)
          let size = first
          for (const each of steps) {
            const before = busy()
            if ('resize' in each) {
              size = each.resize
              resize(size)
              await settled()
            } else if ('ask' in each) {
              const isFirst = busy(each.ask) === 0
              const isFree = busy() < size
              const taken = ask(each.ask)
              await settled()
              if (isFirst && isFree) expect(taken.permit).toBeDefined()
            } else {
              const those = asked.filter(has)
              const one = those[each.leave % Math.max(1, those.length)]
              if (one) leave(one)
              await settled()
            }
            expect(busy()).toBeLessThanOrEqual(Math.max(size, before))
            for (const { stream } of waiting()) expect(mayHave(size - busy(), busy(stream))).toBe(false)
          }
          for (const stream of [1, 2, 3, 4]) {
            const places = granted.filter((one) => one.stream === stream).map(({ place }) => place)
            expect(places).toEqual(places.toSorted((a, b) => a - b))
          }
        },
      ),
    )
  })

  it('end with everybody having had one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 60, size: 'max' }),
        async (size, streams) => {
          const { asked, has, ask, leave, granted } = watched(size)
          for (const stream of streams) ask(stream)
          await settled()
          for (let one = asked.find(has); one; one = asked.find(has)) {
            leave(one)
            await settled()
          }
          expect(granted).toHaveLength(streams.length)
        },
      ),
    )
  })
})
