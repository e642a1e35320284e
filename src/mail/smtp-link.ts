import type { Outcome } from '../domain/delivery.ts'
import { Deadline, type RelayLimits } from './deadline.ts'
import type { WireMessage } from './envelope-commands.ts'
import { handOver } from './hand-over.ts'
import type { HandedOver } from './handed-over.ts'
import type { MayHandOver } from './may-hand-over.ts'
import { type Opened, openDialogue } from './open-dialogue.ts'
import type { RelaySettings } from './relay-settings.ts'

/** One SMTP connection, used for one message at a time. */
export class SmtpLink {
  readonly #limits: RelayLimits
  readonly #deadline = new Deadline()
  #opened: Opened | undefined

  constructor(limits: RelayLimits) {
    this.#limits = limits
  }

  /** False once the connection is lost; open another then. */
  get usable(): boolean {
    return this.#opened?.dialogue.isOpen ?? false
  }

  /** Connects and signs in; `name` is said with EHLO. Returns the failure when that does not work. */
  async open(relay: RelaySettings, name: string): Promise<Outcome | undefined> {
    const { openMs } = this.#limits
    const opened = await openDialogue({ relay, name, deadline: this.#deadline, openMs })
    if ('kind' in opened) return opened
    this.#opened = opened
    return undefined
  }

  /** Hands one message over. Every way it can end is an outcome. */
  async send(message: WireMessage, mayHandOver: MayHandOver): Promise<HandedOver> {
    if (!this.#opened) throw new Error('the connection was not opened')
    return handOver({ ...this.#opened, limits: this.#limits }, message, mayHandOver)
  }

  /** Everything that is waited for is over soon. */
  stop(): void {
    this.#deadline.stopWithin(this.#limits.stopMs)
  }

  /** Says QUIT and closes. */
  quit(): void {
    this.#opened?.dialogue.quit()
    this.#deadline.close()
  }
}
