/** The right to use one of a limited number of things, until it is released. */
export type Permit = { release(): void }

/**
 * A semaphore of `size` permits for several streams, fair so that a slow stream cannot take them all. A stream gets its
 * first permit whenever one is free, and further ones while the free permits, not counting the last, are more than a
 * third of what it holds. Alone, a stream gets three quarters. Waiting streams are served in rotation.
 *
 * We wrote our own because the semaphores of libraries (p-limit, async-sema) have one queue, first come, first served:
 * a cohort whose letters the relay takes slowly would hold every connection, and all others would wait for it.
 */
export class FairSemaphore {
  #size: number
  readonly #held = new Map<number, number>()
  readonly #waiting = new Map<number, (() => void)[]>()
  /** Below zero while more are held than there are since it was made smaller. */
  #free: number

  constructor(size: number) {
    this.#size = size
    this.#free = size
  }

  get size(): number {
    return this.#size
  }

  /** How many permits are held. */
  get busy(): number {
    return this.#size - this.#free
  }

  /** Whether somebody waits for a permit. */
  get isWanted(): boolean {
    return this.#waiting.size > 0
  }

  /** There are so many permits from here on. Who holds one keeps it. */
  resize(size: number): void {
    this.#free += size - this.#size
    this.#size = size
    while (this.#grantOne());
  }

  /** Waits for a permit for this stream. */
  async acquire(stream: number): Promise<Permit> {
    if (this.#mayHave(stream)) this.#occupy(stream)
    else await this.#queue(stream)
    return { release: () => this.#release(stream) }
  }

  #mayHave(stream: number): boolean {
    const busy = this.#held.get(stream) ?? 0
    return this.#free > 0 && (busy === 0 || busy < 3 * (this.#free - 1))
  }

  #occupy(stream: number): void {
    this.#free--
    this.#held.set(stream, (this.#held.get(stream) ?? 0) + 1)
  }

  #queue(stream: number): Promise<void> {
    return new Promise((granted) => {
      const others = this.#waiting.get(stream)
      if (others) others.push(granted)
      else this.#waiting.set(stream, [granted])
    })
  }

  #release(stream: number): void {
    this.#free++
    const busy = (this.#held.get(stream) ?? 1) - 1
    if (busy > 0) this.#held.set(stream, busy)
    else this.#held.delete(stream)
    while (this.#grantOne());
  }

  /** Grants a permit to the stream that has waited longest since its last one, if it may have one. */
  #grantOne(): boolean {
    for (const [stream, queue] of this.#waiting) {
      if (!this.#mayHave(stream)) continue
      const granted = queue.shift()
      this.#waiting.delete(stream)
      if (queue.length > 0) this.#waiting.set(stream, queue)
      if (!granted) continue
      this.#occupy(stream)
      granted()
      return true
    }
    return false
  }
}
