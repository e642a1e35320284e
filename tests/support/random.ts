/** Chances that come again in the same order from the same seed. */
export type SeededRandom = {
  seed: number
  /** From 0 to 1, 1 excluded. */
  next(): number
  /** A whole number, both ends included. */
  int(least: number, most: number): number
  /** Throws a RangeError for an empty list. */
  pick<T>(list: readonly T[]): T
  /** True with probability `p`. */
  chance(p: number): boolean
}

/** Mulberry32: 32 bits of state, fit for choosing faults and for nothing secret. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    seed,
    next,
    int,
    pick(list) {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[int(0, list.length - 1)]!
    },
    chance: (p) => next() < p,
  }
}

let chosen: number | undefined

/** The seed of this run: FAULT_SEED, or a new one; printed once so that a run can be played again. */
export function faultSeed(): number {
  if (chosen !== undefined) return chosen
  const given = process.env.FAULT_SEED
  const seed = given ? Number(given) : Math.floor(Math.random() * 2 ** 32)
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new RangeError(`FAULT_SEED is not a whole number below 2^32: ${given}`)
  }
  chosen = seed
  console.info(`FAULT_SEED=${seed}`)
  return seed
}
