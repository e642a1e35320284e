import { domainOf } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import { GRANTED_FOR_MS } from '../domain/family-pace.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Admitted, Pacing } from './admitted.ts'
import type { Halt } from './refusal-pauses.ts'

/**
 * The letters of a chunk, in order, as far as their families may have one more at the relay. While a letter waits here
 * for its family, another one of that family is with one of the workers, who takes it then.
 */
export class ChunkQueue {
  readonly #waiting: ClaimedDelivery[]
  readonly #admitted: Admitted
  readonly #pacing: Pacing
  readonly #clock: Clock
  readonly #atRelay = new Map<string, number>()
  readonly #halted = new Set<string>()
  #isCohortHalted = false

  constructor(admitted: Admitted, { pacing, clock }: { pacing: Pacing; clock: Clock }) {
    this.#waiting = [...admitted.letters]
    this.#admitted = admitted
    this.#pacing = pacing
    this.#clock = clock
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  get halted(): 'cohort' | 'some' | 'nothing' {
    if (this.#isCohortHalted) return 'cohort'
    return this.#halted.size > 0 ? 'some' : 'nothing'
  }

  /** Takes no more of what may not leave any more: of the cohort, or of the domain or the family of this letter. */
  halt(what: Halt, { address }: ClaimedDelivery): void {
    const domain = domainOf(address)
    if (what === 'cohort') {
      this.#isCohortHalted = true
      this.end()
    } else if (what !== 'nothing')
      this.#halted.add(what === 'family' ? this.#pacing.familyOf(domain) : domain)
  }

  /** Nothing is taken any more. */
  end(): void {
    this.#waiting.length = 0
  }

  /** The next letter that may begin; undefined where there is none at the moment. */
  take(): ClaimedDelivery | undefined {
    const index = this.#waiting.findIndex((letter) => !this.#isFull(letter))
    const [letter] = index < 0 ? [] : this.#waiting.splice(index, 1)
    if (!letter) return undefined
    if (this.#isDropped(letter) || this.#isTooLate(letter)) return this.take()
    this.#count(letter, 1)
    return letter
  }

  /** A letter that was taken is not with the relay any more. */
  done(letter: ClaimedDelivery): void {
    this.#count(letter, -1)
  }

  /** Whether its family has as many letters at the relay as it may. */
  #isFull({ id }: ClaimedDelivery): boolean {
    const family = this.#admitted.familyOf.get(id)
    if (family === undefined) return false
    return (this.#atRelay.get(family) ?? 0) >= (this.#admitted.atOnce.get(family) ?? 0)
  }

  #isDropped({ address }: ClaimedDelivery): boolean {
    if (this.#halted.size === 0) return false
    const domain = domainOf(address)
    return this.#halted.has(domain) || this.#halted.has(this.#pacing.familyOf(domain))
  }

  /** What was granted too long ago would come on top of what is granted now. */
  #isTooLate({ id }: ClaimedDelivery): boolean {
    if (!this.#admitted.familyOf.has(id)) return false
    return this.#clock.now().getTime() - this.#admitted.at >= GRANTED_FOR_MS
  }

  #count({ id }: ClaimedDelivery, by: 1 | -1): void {
    const family = this.#admitted.familyOf.get(id)
    if (family !== undefined) this.#atRelay.set(family, (this.#atRelay.get(family) ?? 0) + by)
  }
}
