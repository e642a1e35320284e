import type { Outcome } from '../domain/delivery.ts'
import type { RelaySettings } from './relay-settings.ts'
import { type MayHandOver, SmtpLink, type WireMessage } from './smtp-link.ts'

export type PoolOptions = {
  relay: RelaySettings
  /** How many connections at most. */
  connections: number
  /** The name said at EHLO. */
  name: string
}

/** Relays dislike endless connections; nodemailer's own pool takes a hundred messages too. */
const MESSAGES_PER_LINK = 100

type Seat = { link: SmtpLink; sent: number }

/** A few connections to the relay, shared by everything that hands over. */
export class SmtpPool {
  readonly #options: PoolOptions
  readonly #idle: Seat[] = []
  readonly #waiting: (() => void)[] = []
  #busy = 0

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** How many hand-overs can go on at once. */
  get size(): number {
    return this.#options.connections
  }

  /** Hands one message over on a free connection, waiting for one. */
  async send(message: WireMessage, mayHandOver: MayHandOver): Promise<Outcome> {
    await this.#enter()
    try {
      const seat = await this.#seat()
      if ('kind' in seat) return seat
      const outcome = await seat.link.send(message, mayHandOver)
      this.#giveBack(seat)
      return outcome
    } finally {
      this.#leave()
    }
  }

  /** Says goodbye on every idle connection. */
  close(): void {
    for (const { link } of this.#idle.splice(0)) link.quit()
  }

  async #enter(): Promise<void> {
    if (this.#busy >= this.#options.connections) await new Promise<void>((free) => this.#waiting.push(free))
    else this.#busy++
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#busy--
  }

  async #seat(): Promise<Seat | Outcome> {
    for (let seat = this.#idle.pop(); seat; seat = this.#idle.pop()) if (seat.link.usable) return seat
    const link = new SmtpLink(this.#options.relay, this.#options.name)
    return (await link.open(this.#options.relay)) ?? { link, sent: 0 }
  }

  #giveBack(seat: Seat): void {
    seat.sent++
    if (!seat.link.usable) return
    if (seat.sent >= MESSAGES_PER_LINK) seat.link.quit()
    else this.#idle.push(seat)
  }
}
