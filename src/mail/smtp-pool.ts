import type { Outcome } from '../domain/delivery.ts'
import type { Sign } from './dkim/sign-message.ts'
import type { WireMessage } from './envelope-commands.ts'
import { FairSemaphore } from './fair-semaphore.ts'
import type { UsedLink } from './idle-links.ts'
import type { MayHandOver } from './may-hand-over.ts'
import { type LinkOptions, RelayLinks } from './relay-links.ts'

/** The right to hand over one message at a time, on a connection of one's own, until it is released. */
export type HandOverPermit = {
  send(message: WireMessage, mayHandOver: MayHandOver): Promise<Outcome>
  release(): void
}

/** `sign`: puts signatures before a message; without it the relay signs, if anybody does. */
export type PoolOptions = LinkOptions & { sign?: Sign | undefined }

/** The connections to the relay, shared by everything that hands letters over. */
export class SmtpPool {
  readonly #options: PoolOptions
  readonly #links: RelayLinks
  readonly #permits: FairSemaphore

  constructor(options: PoolOptions) {
    this.#options = options
    this.#links = new RelayLinks(options, (size) => this.#permits.resize(size))
    this.#permits = new FairSemaphore(this.#links.size)
  }

  /** The number of hand-overs that can run at once, at the moment. */
  get size(): number {
    return this.#permits.size
  }

  /** The number of hand-overs that can ever run at once. */
  get most(): number {
    return this.#options.connections
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
    const link = await this.#links.open()
    if ('kind' in link) return false
    this.#links.leave(link)
    return true
  }

  /**
   * A stop is asked for: what is under way has a few seconds to end, however slowly the relay speaks. What it may have
   * taken is `unknown` then; what it has not waits.
   */
  stop(): void {
    this.#links.stop()
  }

  /** Stops, and sends QUIT on every idle connection. */
  close(): void {
    this.stop()
    this.#links.leaveIdle()
  }

  /** A connection that was kept and that the relay has left says nothing about a letter: another one is taken. */
  async #send(unsigned: WireMessage, mayHandOver: MayHandOver): Promise<Outcome> {
    const message = (await this.#options.sign?.(unsigned)) ?? unsigned
    for (;;) {
      const used = await this.#links.take()
      if ('kind' in used) return used
      const { outcome, isUnheard } = await used.link.send(message, mayHandOver)
      if (!(isUnheard && used.isKept)) return this.#ended(used, outcome)
      this.#links.leave(used.link)
    }
  }

  #ended(used: UsedLink, outcome: Outcome): Outcome {
    this.#options.watch?.handed(outcome)
    const { busy, isWanted } = this.#permits
    this.#links.giveBack(used, outcome, { busy, isWanted })
    return outcome
  }
}
