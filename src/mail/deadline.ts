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

/**
 * Ends one wait at a time: after its limit, or when a stop that was asked for cannot wait any longer. A letter is
 * waited for five times, hardly ever long: the timer of one wait is left to those after it, and looks then whose time
 * it is.
 */
export class Deadline {
  #wait: { endsAt: number; onLate: () => void } | undefined
  #timer: NodeJS.Timeout | undefined
  #firesAt = Number.POSITIVE_INFINITY
  #stopAt = Number.POSITIVE_INFINITY

  /** Calls `onLate` unless the wait is over within `limitMs`. */
  begin(limitMs: number, onLate: () => void): void {
    this.#wait = { endsAt: performance.now() + limitMs, onLate }
    this.#arm()
  }

  /** The wait is over. */
  end(): void {
    this.#wait = undefined
  }

  /** Nothing will be waited for any more. */
  close(): void {
    this.end()
    this.#disarm()
  }

  /** From now on, this wait and those after it are over within `stopMs` altogether. */
  stopWithin(stopMs: number): void {
    this.#stopAt = Math.min(this.#stopAt, performance.now() + stopMs)
    this.#arm()
  }

  #arm(): void {
    if (!this.#wait) return
    const endsAt = Math.min(this.#wait.endsAt, this.#stopAt)
    if (this.#firesAt <= endsAt) return
    this.#disarm()
    this.#firesAt = endsAt
    // What came while this process was busy or suspended is read before its sender is judged to be late.
    const fire = () => setImmediate(() => this.#fired())
    // Whoever waits has a connection, which keeps the process alive: a timer that is left must not.
    this.#timer = setTimeout(fire, Math.max(0, endsAt - performance.now())).unref()
  }

  #disarm(): void {
    clearTimeout(this.#timer)
    this.#firesAt = Number.POSITIVE_INFINITY
  }

  #fired(): void {
    this.#firesAt = Number.POSITIVE_INFINITY
    const wait = this.#wait
    if (wait && performance.now() >= Math.min(wait.endsAt, this.#stopAt)) wait.onLate()
    else this.#arm()
  }
}
