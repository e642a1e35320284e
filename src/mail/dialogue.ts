import type { Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import type { Deadline } from './deadline.ts'
import { Scratch } from './message-bytes.ts'
import { Ended, Late, outOfTurn, RepliesOwed } from './replies-owed.ts'
import type { Reply } from './reply-reader.ts'

/** In milliseconds. How long a relay may take to say goodbye. */
const GOODBYE_MS = 5_000

/**
 * Commands and replies on an open connection. A relay speaks when it is asked: whatever comes before, or is no reply,
 * or takes too long, ends the connection, since nobody knows then which command a reply answers.
 */
export class Dialogue {
  readonly #socket: Socket
  readonly #deadline: Deadline
  readonly #replies = new RepliesOwed()
  readonly #scratch = new Scratch()
  #ended: Ended | undefined
  #onRead: (() => void) | undefined
  #onEnded: ((ended: Ended) => void) | undefined

  constructor(socket: Socket, deadline: Deadline) {
    this.#socket = socket
    this.#deadline = deadline
    socket.on('data', (bytes: Buffer) => this.#read(bytes))
    socket.on('error', ({ message }) => this.#end(new Ended(message)))
    for (const event of ['end', 'close']) socket.once(event, () => this.#end(new Ended('the relay hung up')))
  }

  get isOpen(): boolean {
    return this.#ended === undefined
  }

  /**
   * @throws Ended when the connection is over, or has bytes of the relay that nobody has asked for.
   */
  mustBeQuiet(): void {
    if (this.#ended) throw this.#ended
    if (!this.#replies.isQuiet) throw this.#end(outOfTurn())
  }

  /**
   * Writes commands, all at once; each is owed a reply.
   * @throws Ended as `mustBeQuiet` does.
   */
  say(...commands: string[]): void {
    this.mustBeQuiet()
    this.#replies.owe(commands.length)
    this.#socket.write(`${commands.join('\r\n')}\r\n`)
  }

  /**
   * The reply to the first command that has none yet.
   * @throws Ended
   */
  async hear(limitMs: number): Promise<Reply> {
    const reply = this.#replies.next()
    if (reply) return reply
    return this.#within(limitMs, (heard) => {
      this.#onRead = () => {
        const come = this.#replies.next()
        if (!come) return
        this.#onRead = undefined // more may be read before whoever hears this asks again
        heard(come)
      }
    })
  }

  /**
   * Writes bytes that are owed no reply, and waits until they have left: only then does their room take others.
   * @throws Ended
   */
  async write(pieces: readonly Buffer[], limitMs: number): Promise<void> {
    this.mustBeQuiet()
    await this.#within<void>(limitMs, (written) => {
      this.#socket.write(this.#scratch.join(pieces), (error) =>
        error ? this.#end(new Ended(error.message)) : written(),
      )
    })
    // What the relay has said or done by now is read between two turns of the event loop.
    await turn()
    await turn()
  }

  /** Says QUIT, and closes once the relay has or after a few seconds. */
  quit(): void {
    if (!this.isOpen) return
    this.#ended = new Ended('the connection is closed')
    this.#socket.end('QUIT\r\n')
    setTimeout(() => this.#socket.destroy(), GOODBYE_MS).unref()
  }

  /** Closes at once. */
  close(): void {
    this.#end(new Ended('the connection is closed'))
  }

  async #within<T>(limitMs: number, begin: (done: (value: T) => void) => void): Promise<T> {
    if (this.#ended) throw this.#ended
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    this.#onEnded = reject
    this.#deadline.begin(limitMs, () => this.#end(new Late()))
    begin(resolve)
    try {
      return await promise
    } finally {
      this.#deadline.end()
      this.#onRead = undefined
      this.#onEnded = undefined
    }
  }

  #read(bytes: Buffer): void {
    if (this.#ended) return
    let fault: unknown
    try {
      this.#replies.read(bytes)
    } catch (error) {
      fault = error
    }
    this.#onRead?.() // a reply before what is none has been given
    if (fault instanceof Error) this.#end(fault instanceof Ended ? fault : new Ended(fault.message))
  }

  /** Why the connection is over: for this, or for what came before. */
  #end(ended: Ended): Ended {
    if (this.#ended) return this.#ended
    this.#ended = ended
    this.#socket.destroy()
    this.#onEnded?.(ended)
    return ended
  }
}
