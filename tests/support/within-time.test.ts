import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { cpuMs } from './cpu-time.ts'

describe('a property on a machine that is busy', () => {
  it('stops between two values when its test has taken its time, and holds', () => {
    const clock = vi.spyOn(performance, 'now')
    let runs = 0
    try {
      fc.assert(
        fc.property(fc.nat(), () => {
          runs++
          if (runs === 3) clock.mockReturnValue(Number.MAX_SAFE_INTEGER)
        }),
        { numRuns: 1_000 },
      )
      fc.assert(
        fc.property(fc.nat(), () => void runs++),
        { numRuns: 1_000 },
      )
    } finally {
      clock.mockRestore()
    }
    expect(runs, 'three, and the one that each has').toBe(4)
  })

  it('fails as ever when it does not hold', () => {
    expect(() => fc.assert(fc.property(fc.nat(), (number) => number < 100))).toThrow('Counterexample: [100]')
  })
})

it('the time of a processor does not grow while one waits', async () => {
  expect(await cpuMs(() => new Promise((later) => setTimeout(later, 200)))).toBeLessThan(100)
})
