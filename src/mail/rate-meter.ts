import type { Measure } from './allowance.ts'

/** In milliseconds. Shorter, and what a machine happens to do meanwhile is measured. */
const LEAST_MS = 500
/** Letters for each connection. */
const LEAST_LETTERS = 2

/** When a letter left, in milliseconds; how many connections are in use; whether others wait for one. */
export type Departure = { at: number; busy: number; isWanted: boolean }

/** Measures how many letters a second leave while more are waiting. */
export class RateMeter {
  #began: number | undefined
  #busy = 0
  #letters = 0

  /** Answers a measure once enough have left: all the while others were waiting, and over as many connections. */
  note(departure: Departure): Measure | undefined {
    const { at, busy, isWanted } = departure
    if (this.#began === undefined || !isWanted || busy !== this.#busy) return this.#begin(departure)
    this.#letters++
    const ms = at - this.#began
    if (ms < LEAST_MS || this.#letters < LEAST_LETTERS * busy) return undefined
    const perSecond = (this.#letters * 1_000) / ms
    this.#begin(departure)
    return { busy, perSecond }
  }

  #begin({ at, busy, isWanted }: Departure): undefined {
    this.#began = isWanted ? at : undefined
    this.#busy = busy
    this.#letters = 0
  }
}
