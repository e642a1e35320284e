import { describe, expect, it, vi } from 'vitest'
import { faultSeed, seededRandom } from './random.ts'

const draws = (seed: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: 1_000 }, () => random.next())
}

describe('a seeded random', () => {
  it('gives the same again for the same seed, and something else for another', () => {
    expect(draws(7)).toEqual(draws(7))
    expect(draws(7)).not.toEqual(draws(8))
  })

  it('stays within what was asked for, and reaches its ends', () => {
    const random = seededRandom(1)
    const dice = Array.from({ length: 1_000 }, () => random.int(1, 6))
    expect(new Set(dice)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    expect(draws(3).every((draw) => draw >= 0 && draw < 1)).toBe(true)
    expect(new Set(dice.map(() => random.pick(['a', 'b'])))).toEqual(new Set(['a', 'b']))
    expect(dice.filter(() => random.chance(0.25)).length).toSatisfy(
      (count: number) => count > 180 && count < 320,
    )
    expect([random.chance(0), random.chance(1)]).toEqual([false, true])
  })

  it('has nothing to pick from an empty list', () => {
    expect(() => seededRandom(1).pick([])).toThrow(RangeError)
  })
})

describe('the seed of a run', () => {
  it('is printed once, and is that of FAULT_SEED', () => {
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined)
    vi.stubEnv('FAULT_SEED', '42')
    expect([faultSeed(), faultSeed()]).toEqual([42, 42])
    expect(info.mock.calls).toEqual([['FAULT_SEED=42']])
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })
})
