import { LRUCache } from 'lru-cache'
import { isLoopback } from './relay-settings.ts'

/** A reply that is no 250. smtp-server hangs up after 421. */
class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, words: string) {
    super(words)
    this.responseCode = responseCode
  }
}

/** Recipients that are not ours, on one connection, before it ends. */
const MOST_REFUSED = 20
/** Mails to one address in an hour: a letter comes back once, and a reader has more than one idea a day. */
const MOST_MAILS = 60
const HOUR_MS = 60 * 60_000

/** What one client may do to the door, so that it stays open for others. All of it is in the memory of one process. */
export class DoorLimits {
  refused = 0
  readonly #mostOfOne: number
  readonly #open = new Map<string, number>()
  readonly #refusedOn = new Map<string, number>()
  readonly #mails = new LRUCache<string, number>({ max: 10_000, ttl: HOUR_MS, noUpdateTTL: true })

  /** `mostOfOne`: connections from one address at a time; this machine, where the relay may be, has all that there are. */
  constructor(mostOfOne: number) {
    this.#mostOfOne = mostOfOne
  }

  /** Counts a connection; the reply when there are too many from its address. */
  connect(id: string, from: string): Error | undefined {
    const open = (this.#open.get(from) ?? 0) + 1
    this.#open.set(from, open)
    this.#refusedOn.set(id, 0)
    const isTooMany = open > this.#mostOfOne && !isLoopback(from)
    return isTooMany ? new Refusal(421, '4.7.0 Too many connections from you') : undefined
  }

  leave(id: string, from: string): void {
    if (!this.#refusedOn.delete(id)) return
    const open = (this.#open.get(from) ?? 1) - 1
    if (open > 0) this.#open.set(from, open)
    else this.#open.delete(from)
  }

  /** Counts a mail to an address of ours; the reply when too many come. */
  mailTo(address: string): Error | undefined {
    const key = address.toLowerCase()
    const mails = (this.#mails.get(key) ?? 0) + 1
    this.#mails.set(key, mails)
    return mails > MOST_MAILS ? new Refusal(450, '4.7.1 Too many mails to this address') : undefined
  }

  /** The reply to a recipient that is not ours. */
  refuse(id: string): Error {
    this.refused++
    const refused = (this.#refusedOn.get(id) ?? 0) + 1
    this.#refusedOn.set(id, refused)
    if (refused > MOST_REFUSED) return new Refusal(421, '4.7.0 Too many unknown recipients')
    return new Refusal(550, '5.1.1 No such address')
  }
}
