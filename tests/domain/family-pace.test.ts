import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FamilyPace,
  GRANTED_FOR_MS,
  grant,
  lastLeavesAt,
  limitAt,
  slowDown,
} from '../../src/domain/family-pace.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const AT = Date.parse('2027-03-01T06:30:00Z')

const NEW: FamilyPace = { freeFrom: AT, waitsUntil: AT, slowed: undefined }
const wanted = (letters: number, isAwaited = false) => ({ letters, atOnce: 5, isAwaited })

/** What several workers ask for, one after another, and how long each letter takes until it begins. */
const asked = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 20 * SECOND }),
    letters: fc.integer({ min: 1, max: 500 }),
    isAwaited: fc.boolean(),
    delay: fc.integer({ min: 0, max: GRANTED_FOR_MS - 1 }),
  }),
  { minLength: 1, maxLength: 60 },
)
const aMinute = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 2_000 }))

describe('letters of a family', () => {
  it('begin at most as many times in any minute as its limit says, whoever asks when', () => {
    fc.assert(
      fc.property(aMinute, asked, (most, asks) => {
        let pace = NEW
        let at = AT
        const begun: number[] = []
        for (const { after, letters, isAwaited, delay } of asks) {
          at += after
          const granted = grant(pace, most, wanted(letters, isAwaited), at)
          pace = granted.pace
          expect(granted.letters + granted.again.length).toBe(letters)
          for (let letter = 0; letter < granted.letters; letter++)
            begun.push(at + (letter % 2 === 0 ? 0 : delay))
        }
        begun.sort((one, other) => one - other)
        for (const [index, first] of begun.entries())
          expect((begun[index + most] ?? Number.POSITIVE_INFINITY) - first).toBeGreaterThanOrEqual(MINUTE)
      }),
    )
  })

  it('are all gone when the forecast says so, if they fall due together and each comes back when it is told to', () => {
    fc.assert(
      fc.property(aMinute, fc.integer({ min: 1, max: 3_000 }), (most, number) => {
        let pace = NEW
        let last = AT
        let waiting = new Map([[AT, number]])
        while (waiting.size > 0) {
          const at = Math.min(...waiting.keys())
          const granted = grant(pace, most, wanted(waiting.get(at) ?? 0), at)
          pace = granted.pace
          waiting.delete(at)
          if (granted.letters > 0) last = at
          for (const again of granted.again) {
            expect(again).toBeGreaterThan(at)
            waiting = waiting.set(again, (waiting.get(again) ?? 0) + 1)
          }
        }
        expect(last).toBe(lastLeavesAt(number, most, AT))
      }),
      { numRuns: 40 },
    )
  })

  it('that somebody waits for may leave when those of a course have used what there was', () => {
    const { pace, letters } = grant(NEW, 120, wanted(1_000), AT)
    expect(letters).toBe(10)
    expect(grant(pace, 120, wanted(1), AT).letters).toBe(0)
    expect(grant(pace, 120, wanted(3, true), AT).letters).toBe(3)
  })

  it('wait a few seconds where other workers have all its connections', () => {
    const { letters, again } = grant(NEW, 120, { letters: 2, atOnce: 0, isAwaited: false }, AT)
    expect(letters).toBe(0)
    expect(again.map((instant) => instant - AT)).toEqual([5 * SECOND, 5 * SECOND])
  })
})

describe('a provider that asks for less', () => {
  const limit = { atOnce: 8, aMinute: 120 }

  it('gets half of it, once for what was at the relay together, and half of that when it asks again', () => {
    const once = slowDown(NEW, AT)
    expect(limitAt(limit, once, AT)).toEqual({ atOnce: 4, aMinute: 60 })
    expect(slowDown(once, AT + SECOND)).toEqual(once)
    const twice = slowDown(once, AT + MINUTE)
    expect(limitAt(limit, twice, AT + MINUTE).aMinute).toBeLessThan(35)
  })

  it('gets a little more each minute, until the whole limit holds again', () => {
    const slowed = slowDown(NEW, AT)
    const after = [0, 10, 20, 30, 40].map((minutes) => limitAt(limit, slowed, AT + minutes * MINUTE).aMinute)
    expect(after).toEqual([60, 80, 100, 120, 120])
  })

  it('always gets something', () => {
    let pace = NEW
    for (let minute = 0; minute < 60; minute++) pace = slowDown(pace, AT + minute * MINUTE)
    expect(limitAt({ atOnce: 2, aMinute: 3 }, pace, AT + 59 * MINUTE)).toEqual({ atOnce: 1, aMinute: 1 })
  })
})
