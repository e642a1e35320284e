import type { SmtpLink } from './smtp-link.ts'

/** A connection, and how many messages it has had. `isKept`: it was idle, and the relay may have left it meanwhile. */
export type UsedLink = { link: SmtpLink; sent: number; isKept: boolean }

type Idle = UsedLink & { since: number }

/** Open connections that nobody uses. Each is left when nobody has wanted it for `limitMs`. */
export class IdleLinks {
  readonly #limitMs: number
  readonly #leave: (link: SmtpLink) => void
  readonly #idle: Idle[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(limitMs: number, leave: (link: SmtpLink) => void) {
    this.#limitMs = limitMs
    this.#leave = leave
  }

  keep({ link, sent }: Omit<UsedLink, 'isKept'>): void {
    this.#idle.push({ link, sent, isKept: true, since: performance.now() })
    this.#arm()
  }

  /** The one that was used last, as the relay is the least tired of it. */
  take(): UsedLink | undefined {
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.link.usable) return idle
      this.#leave(idle.link)
    }
    return undefined
  }

  leaveAll(): void {
    clearTimeout(this.#timer)
    for (const { link } of this.#idle.splice(0)) this.#leave(link)
  }

  #arm(): void {
    this.#timer ??= setTimeout(() => this.#sweep(), this.#limitMs).unref()
  }

  #sweep(): void {
    this.#timer = undefined
    const before = performance.now() - this.#limitMs
    // The newest are last.
    while (this.#idle[0] && this.#idle[0].since <= before) this.#leaveOldest()
    if (this.#idle.length > 0) this.#arm()
  }

  #leaveOldest(): void {
    const oldest = this.#idle.shift()
    if (oldest) this.#leave(oldest.link)
  }
}
