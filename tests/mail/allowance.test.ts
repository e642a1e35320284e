import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Allowance,
  allowanceOf,
  askedToLeave,
  grown,
  growthOf,
  idled,
  letIn,
  measured,
  refused,
  sizeOf,
} from '../../src/mail/allowance.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND

/** A relay as the rule meets it: letters a second over so many connections, how many it lets in, how many are used. */
type Relay = { rate: (busy: number) => number; room: number; busy?: (size: number) => number }

/** A long send to a relay, a measure each second. Answers what it came to, and how often it was refused. */
function play(relay: Relay, { from, seconds }: { from: Allowance; seconds: number }) {
  let allowance = from
  let refusals = 0
  const sizes: number[] = []
  for (let at = 0; at < seconds * SECOND; at += SECOND) {
    const busy = relay.busy?.(allowance.size) ?? allowance.size
    allowance = measured(allowance, { busy, perSecond: relay.rate(busy) }, at)
    const more = growthOf(allowance, at)
    for (let tried = 0; tried < more; tried++) {
      if (allowance.size >= relay.room) {
        allowance = refused(allowance, { others: allowance.size, at })
        refusals++
        break
      }
      allowance = grown(allowance, at)
    }
    sizes.push(allowance.size)
  }
  return { allowance, refusals, sizes }
}

const BEGIN = allowanceOf({ first: 8, most: 100 })
const bounds = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }))
  .map(([first, most]) => ({ first, most }))

describe('the connections that a process may have', () => {
  it('grow to the most within seconds while each brings as much as those before', () => {
    const { sizes } = play({ rate: (size) => size / 0.05, room: 100 }, { from: BEGIN, seconds: 10 })
    expect(sizes.slice(0, 8)).toEqual([12, 18, 27, 41, 62, 93, 100, 100])
  })

  it('grow to about what a relay and this machine can use, however long a letter takes', () => {
    const latency = fc.integer({ min: 1, max: 5_000 })
    const noise = fc.infiniteStream(fc.double({ min: 0.97, max: 1.03, noNaN: true }))
    fc.assert(
      fc.property(latency, fc.integer({ min: 8, max: 100 }), noise, (ms, useful, noises) => {
        const rate = (size: number) => (Math.min(size, useful) / ms) * SECOND * noises.next().value
        const { sizes } = play({ rate, room: 100 }, { from: BEGIN, seconds: 120 })
        const last = sizes.slice(-30)
        expect(Math.min(...last)).toBeGreaterThanOrEqual(0.8 * useful)
        expect(Math.min(...last), 'beside what is tried').toBeLessThanOrEqual(1.6 * useful)
      }),
    )
  })

  it('do not stay more where more of them bring nothing, and try it again only after a while', () => {
    const { sizes } = play({ rate: () => 100, room: 100 }, { from: BEGIN, seconds: 60 })
    expect(sizes.filter((size) => size > 8)).toHaveLength(6)
    expect(sizes.filter((size) => size > 12)).toEqual([])
  })

  it('grow though a part of them is left to others', () => {
    let seconds = 0
    const relay = {
      // As even as a rate is.
      rate: (busy: number) => busy * (0.98 + 0.01 * ((seconds++ * 3) % 5)),
      room: 100,
      busy: (size: number) => Math.floor((size * 3) / 4),
    }
    const cut = refused({ ...BEGIN, size: 40 }, { others: 3, at: 0 })
    expect(play(relay, { from: BEGIN, seconds: 30 }).allowance.size).toBe(100)
    expect(play(relay, { from: cut, seconds: 600 }).allowance.size).toBeGreaterThan(16)
  })

  it('are as many as the relay lets in, which is asked for one more at longer and longer intervals', () => {
    const room = fc.integer({ min: 8, max: 99 })
    fc.assert(
      fc.property(room, (room) => {
        const { allowance, refusals } = play({ rate: (size) => size, room }, { from: BEGIN, seconds: 3_600 })
        expect(allowance.size).toBe(room)
        expect(refusals).toBeLessThanOrEqual(12)
      }),
    )
  })

  it('are fewer once a relay has refused one, and grow one by one, half a minute apart', () => {
    const cut = refused({ ...BEGIN, size: 40 }, { others: 20, at: 0 })
    expect(cut.size).toBe(20)
    const { sizes } = play({ rate: (size) => size, room: 100 }, { from: cut, seconds: 5 * 60 })
    expect(sizes.slice(0, 30)).toEqual(Array(30).fill(20))
    expect(sizes.at(-1)).toBe(29)
  })

  it('are two thirds after a 421 in the middle, once for all that come within a second', () => {
    let allowance = { ...BEGIN, size: 30 }
    for (const at of [0, 1, 500, 999]) allowance = askedToLeave(allowance, at)
    expect(allowance.size).toBe(20)
    expect(askedToLeave(allowance, 1_000).size).toBe(13)
  })

  it('are one while the relay lets nobody in, at intervals that grow to five seconds', () => {
    let allowance = BEGIN
    const asked: number[] = []
    for (let at = 0; at < MINUTE; at += 10) {
      if (at < allowance.opensFrom) continue
      asked.push(at)
      // The first time all eight ask at once.
      for (let others = asked.length === 1 ? 7 : 0; others >= 0; others--)
        allowance = refused(allowance, { others, at })
    }
    expect(sizeOf(allowance)).toBe(1)
    expect(asked.slice(0, 8)).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 12_750, 17_750])
    expect(sizeOf(letIn(allowance)), 'and as at the beginning when it is back').toBe(8)
  })

  it('stay within their bounds, whatever happens, and grow only within them', () => {
    const happening = fc.oneof(
      fc.record({
        busy: fc.integer({ min: 1, max: 100 }),
        perSecond: fc.double({ min: 0.001, max: 1e6, noNaN: true }),
      }),
      fc.record({ others: fc.nat(100) }),
      fc.constantFrom('leave', 'let in', 'idle', 'grow' as const),
    )
    const steps = fc.array(fc.tuple(happening, fc.nat(MINUTE)), { maxLength: 200 })
    fc.assert(
      fc.property(bounds, steps, ({ first, most }, happenings) => {
        let allowance = allowanceOf({ first, most })
        let at = 0
        for (const [what, ms] of happenings) {
          at += ms
          allowance = next(allowance, what, at)
          expect(sizeOf(allowance)).toBeGreaterThanOrEqual(1)
          expect(allowance.size).toBeGreaterThanOrEqual(1)
          expect(allowance.size + growthOf(allowance, at)).toBeLessThanOrEqual(most)
          expect(allowance.opensFrom - at).toBeLessThanOrEqual(5 * SECOND)
          expect(allowance.growsFrom - at).toBeLessThanOrEqual(10 * MINUTE)
        }
      }),
    )
  })
})

type Happening = { busy: number; perSecond: number } | { others: number } | string

function next(allowance: Allowance, what: Happening, at: number): Allowance {
  if (what === 'leave') return askedToLeave(allowance, at)
  if (what === 'let in') return letIn(allowance)
  if (what === 'idle') return idled(allowance)
  if (typeof what === 'string') return growthOf(allowance, at) > 0 ? grown(allowance, at) : allowance
  return 'others' in what ? refused(allowance, { others: what.others, at }) : measured(allowance, what, at)
}
