/** How long a relay is waited for, in milliseconds. Each limit is hard: a byte now and then does not prolong it. */
export type RelayLimits = {
  /** To connect, to agree on TLS and to sign in, altogether. */
  openMs: number
  /** For the reply to a command before the letter. */
  replyMs: number
  /** For the relay to take the letter, and again for its reply to the final dot. */
  dotMs: number
  /** For everything that is still to come, once a stop is asked for. */
  stopMs: number
}

/** RFC 5321 §4.5.3.2 asks for five minutes, and for ten after the final dot. */
export const RELAY_LIMITS: RelayLimits = {
  openMs: 300_000,
  replyMs: 300_000,
  dotMs: 600_000,
  stopMs: 10_000,
}

/** Ends one wait at a time: after its limit, or when a stop that was asked for cannot wait any longer. */
export class Deadline {
  #wait: { endsAt: number; onLate: () => void } | undefined
  #timer: NodeJS.Timeout | undefined
  #stopAt = Number.POSITIVE_INFINITY

  /** Calls `onLate` unless the wait is over within `limitMs`. */
  begin(limitMs: number, onLate: () => void): void {
    this.#wait = { endsAt: performance.now() + limitMs, onLate }
    this.#arm()
  }

  /** The wait is over. */
  end(): void {
    this.#wait = undefined
    clearTimeout(this.#timer)
  }

  /** From now on, this wait and those after it are over within `stopMs` altogether. */
  stopWithin(stopMs: number): void {
    this.#stopAt = Math.min(this.#stopAt, performance.now() + stopMs)
    if (this.#wait) this.#arm()
  }

  #arm(): void {
    clearTimeout(this.#timer)
    const wait = this.#wait
    if (!wait) return
    const left = Math.min(wait.endsAt, this.#stopAt) - performance.now()
    const late = () => {
      if (this.#wait === wait) wait.onLate()
    }
    // What came while this process was busy or suspended is read before its sender is judged to be late.
    this.#timer = setTimeout(() => setImmediate(late), Math.max(0, left))
  }
}
