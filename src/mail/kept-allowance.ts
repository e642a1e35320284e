import type { Outcome } from '../domain/delivery.ts'
import {
  type Allowance,
  allowanceOf,
  askedToLeave,
  type Bounds,
  grown,
  growthOf,
  idled,
  letIn,
  measured,
  refused,
  sizeOf,
} from './allowance.ts'
import { type Departure, RateMeter } from './rate-meter.ts'

/** A farewell, and what Microsoft says to too many connections; unless it is passed on from the provider of one reader. */
const TOO_MANY = /^4(?:21|32)[ -]/

/** The allowance of one process, by the clock of this machine. */
export class KeptAllowance {
  readonly #meter = new RateMeter()
  readonly #onSize: (size: number) => void
  #allowance: Allowance

  /** `onSize` is told when more or fewer connections may be used. */
  constructor(bounds: Bounds, onSize: (size: number) => void) {
    this.#allowance = allowanceOf(bounds)
    this.#onSize = onSize
  }

  get size(): number {
    return sizeOf(this.#allowance)
  }

  /** In milliseconds from now. */
  get opensIn(): number {
    return this.#allowance.opensFrom - performance.now()
  }

  /**
   * A letter ended that way, while connections were in such use. Answers how many more to try, if that is known by now.
   */
  noteLetter(outcome: Outcome, use: Omit<Departure, 'at'>): number {
    const at = performance.now()
    if (outcome.kind === 'deferred' && outcome.cause !== 'throttled' && TOO_MANY.test(outcome.reply)) {
      this.#becomes(askedToLeave(this.#allowance, at))
      return 0
    }
    const measure = this.#meter.note({ at, ...use })
    if (!measure) return 0
    this.#becomes(measured(this.#allowance, measure, at))
    return growthOf(this.#allowance, at)
  }

  /** A connection could not be opened while there were so many others. What is ours to mend says nothing about how many. */
  noteFailure(failure: Outcome, others: number): void {
    if (failure.kind === 'deferred' && failure.cause === 'passing')
      this.#becomes(refused(this.#allowance, { others, at: performance.now() }))
  }

  noteOpened(): void {
    this.#becomes(letIn(this.#allowance))
  }

  noteGrown(): void {
    this.#becomes(grown(this.#allowance, performance.now()))
  }

  noteIdle(): void {
    this.#becomes(idled(this.#allowance))
  }

  #becomes(allowance: Allowance): void {
    const before = this.size
    this.#allowance = allowance
    if (this.size !== before) this.#onSize(this.size)
  }
}
