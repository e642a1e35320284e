import type { Outcome } from '../domain/delivery.ts'
import { RELAY_LIMITS, type RelayLimits } from './deadline.ts'
import type { WireMessage } from './envelope-commands.ts'
import { FairSemaphore } from './fair-semaphore.ts'
import type { MayHandOver } from './may-hand-over.ts'
import type { RelaySettings } from './relay-settings.ts'
import type { RelayWatch } from './relay-watch.ts'
import { SmtpLink } from './smtp-link.ts'

export type PoolOptions = {
  relay: RelaySettings
  /** The most connections. */
  connections: number
  /** The host name sent with EHLO. */
  name: string
  /** Is told about each connection and each hand-over. */
  watch?: RelayWatch
  /** How long the relay is waited for. */
  limits?: RelayLimits
}

/** The right to hand over one message at a time, on a connection of one's own, until it is released. */
export type HandOverPermit = {
  send(message: WireMessage, mayHandOver: MayHandOver): Promise<Outcome>
  release(): void
}

/** Relays dislike endless connections. nodemailer's own pool also stops at a hundred messages. */
const MESSAGES_PER_LINK = 100

type UsedLink = { link: SmtpLink; sent: number }

/** A few connections to the relay, shared by everything that hands letters over. */
export class SmtpPool {
  readonly #options: PoolOptions
  readonly #links = new Set<SmtpLink>()
  readonly #idle: UsedLink[] = []
  #isStopping = false
  readonly #permits: FairSemaphore

  constructor(options: PoolOptions) {
    this.#options = options
    this.#permits = new FairSemaphore(options.connections)
  }

  /** The number of hand-overs that can run at once. */
  get size(): number {
    return this.#permits.size
  }

  /**
   * Waits for a permit for this stream of letters. The holder keeps it until the outcome is written down, so each
   * connection has at most one letter that is handed over and not accounted for.
   */
  async acquire(stream: number): Promise<HandOverPermit> {
    const permit = await this.#permits.acquire(stream)
    return {
      send: (message, mayHandOver) => this.#send(message, mayHandOver),
      release: () => permit.release(),
    }
  }

  /**
   * Opens a connection and closes it, so that the watch learns the state of the relay without a letter. True on
   * success.
   */
  async probe(): Promise<boolean> {
    const link = await this.#open()
    if ('kind' in link) return false
    this.#leave(link)
    return true
  }

  /**
   * A stop is asked for: what is under way has a few seconds to end, however slowly the relay speaks. What it may have
   * taken is `unknown` then; what it has not waits.
   */
  stop(): void {
    this.#isStopping = true
    for (const link of this.#links) link.stop()
  }

  /** Stops, and sends QUIT on every idle connection. */
  close(): void {
    this.stop()
    for (const { link } of this.#idle.splice(0)) this.#leave(link)
  }

  async #send(message: WireMessage, mayHandOver: MayHandOver): Promise<Outcome> {
    const used = await this.#link()
    if ('kind' in used) return used
    const outcome = await used.link.send(message, mayHandOver)
    this.#options.watch?.handed(outcome)
    this.#giveBack(used)
    return outcome
  }

  async #link(): Promise<UsedLink | Outcome> {
    for (let used = this.#idle.pop(); used; used = this.#idle.pop()) {
      if (used.link.usable) return used
      this.#leave(used.link)
    }
    const link = await this.#open()
    return 'kind' in link ? link : { link, sent: 0 }
  }

  async #open(): Promise<SmtpLink | Outcome> {
    const { relay, name, watch, limits = RELAY_LIMITS } = this.#options
    const link = new SmtpLink(limits)
    this.#links.add(link)
    if (this.#isStopping) link.stop()
    const failure = await link.open(relay, name)
    if (failure) this.#leave(link)
    if (failure) watch?.closed(failure)
    else watch?.opened()
    return failure ?? link
  }

  #giveBack(used: UsedLink): void {
    used.sent++
    if (used.link.usable && used.sent < MESSAGES_PER_LINK) this.#idle.push(used)
    else this.#leave(used.link)
  }

  #leave(link: SmtpLink): void {
    this.#links.delete(link)
    link.quit()
  }
}
