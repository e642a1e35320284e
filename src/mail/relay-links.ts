import { setTimeout as pause } from 'node:timers/promises'
import type { Outcome } from '../domain/delivery.ts'
import { RELAY_LIMITS, type RelayLimits } from './deadline.ts'
import { IdleLinks, type UsedLink } from './idle-links.ts'
import { KeptAllowance } from './kept-allowance.ts'
import type { Departure } from './rate-meter.ts'
import type { RelaySettings } from './relay-settings.ts'
import type { RelayWatch } from './relay-watch.ts'
import { SmtpLink } from './smtp-link.ts'

export type LinkOptions = {
  relay: RelaySettings
  /** The most connections. */
  connections: number
  /** With how many it begins, before it is known what the relay takes; with the most unless given. */
  first?: number
  /** The host name sent with EHLO. */
  name: string
  /** Is told about each connection and each hand-over. */
  watch?: RelayWatch
  /** How long the relay is waited for. */
  limits?: RelayLimits
  /** In milliseconds. How long a connection is kept that nobody uses. */
  idleMs?: number
  /** Waits for so many milliseconds before a relay that lets nobody in is asked again; ends when the signal says so. */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Relays dislike endless connections. nodemailer's own pool also stops at a hundred messages. */
const MESSAGES_PER_LINK = 100
/** Longer than from one tick to the next, and less than the minute after which some relays hang up. */
const IDLE_MS = 30_000

/** The connections to the relay: as many as it takes (`allowance.ts`), kept between letters. */
export class RelayLinks {
  readonly #options: LinkOptions
  readonly #links = new Set<SmtpLink>()
  readonly #idle: IdleLinks
  readonly #allowance: KeptAllowance
  readonly #stopping = new AbortController()
  #opening = 0
  #isGrowing = false

  /** `onSize` is told when more or fewer may be used at once. */
  constructor(options: LinkOptions, onSize: (size: number) => void) {
    const { connections: most, first = most, idleMs = IDLE_MS } = options
    this.#options = options
    this.#idle = new IdleLinks(idleMs, (link) => this.#leaveIdle(link))
    this.#allowance = new KeptAllowance({ first, most }, onSize)
  }

  /** How many may be used at once, at the moment. */
  get size(): number {
    return this.#allowance.size
  }

  /** One that is idle, or a new one. */
  async take(): Promise<UsedLink | Outcome> {
    const used = this.#idle.take()
    if (used) return used
    const link = await this.open()
    return 'kind' in link ? link : { link, sent: 0, isKept: false }
  }

  /** A new one. A relay that lets nobody in is not asked at once by each letter. */
  async open(): Promise<SmtpLink | Outcome> {
    const { wait = waitFor } = this.#options
    const { opensIn } = this.#allowance
    if (opensIn > 0) await wait(opensIn, this.#stopping.signal)
    const link = await this.#connect()
    if ('kind' in link) this.#options.watch?.closed(link)
    return link
  }

  /** After a letter that ended that way, while so many were in use, and others waited or not. */
  giveBack(used: UsedLink, outcome: Outcome, use: Omit<Departure, 'at'>): void {
    used.sent++
    const more = this.#allowance.noteLetter(outcome, use)
    const mayStay = used.sent < MESSAGES_PER_LINK && this.#count() <= this.size
    if (used.link.usable && mayStay) this.#idle.keep(used)
    else this.leave(used.link)
    if (more > 0 && !this.#isGrowing) void this.#grow(more)
  }

  leave(link: SmtpLink): void {
    this.#links.delete(link)
    link.quit()
  }

  stop(): void {
    this.#stopping.abort()
    for (const link of this.#links) link.stop()
  }

  leaveIdle(): void {
    this.#idle.leaveAll()
  }

  async #connect(): Promise<SmtpLink | Outcome> {
    const { relay, name, watch, limits = RELAY_LIMITS } = this.#options
    const link = new SmtpLink(limits)
    this.#links.add(link)
    if (this.#stopping.signal.aborted) link.stop()
    this.#opening++
    const failure = await link.open(relay, name)
    this.#opening--
    if (failure) {
      this.leave(link)
      this.#allowance.noteFailure(failure, this.#count())
      return failure
    }
    this.#allowance.noteOpened()
    watch?.opened()
    return link
  }

  /** The relay is asked first, and one connection at a time: a letter that it lets in on none would be put off. */
  async #grow(more: number): Promise<void> {
    this.#isGrowing = true
    for (let tried = 0; tried < more && !this.#stopping.signal.aborted; tried++) {
      const link = await this.#connect()
      if ('kind' in link) break
      this.#idle.keep({ link, sent: 0 })
      this.#allowance.noteGrown()
    }
    this.#isGrowing = false
  }

  #leaveIdle(link: SmtpLink): void {
    this.leave(link)
    if (this.#count() === 0) this.#allowance.noteIdle()
  }

  /** Those that are open or being opened; one that the relay ended stays among the links until it is taken. */
  #count(): number {
    let count = this.#opening
    for (const { usable } of this.#links) if (usable) count++
    return count
  }
}

/** It rejects when a stop is asked for, and then nothing is waited for any more. */
function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal }).catch(() => undefined)
}
