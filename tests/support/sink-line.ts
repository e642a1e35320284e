import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type SecureContext, TLSSocket } from 'node:tls'
import type { Answer, AnswerOf, Asked, Verb } from './smtp-sink.ts'

const STEPS_A_SECOND = 20

export type Question = Omit<Asked, 'connection'> & { verb: Verb; to: string }

/** The socket of one client of a sink, and what the test wants to be said on it. */
export class SinkLine {
  readonly number: number
  readonly #answer: AnswerOf
  readonly #gone = new AbortController()
  #socket: Socket
  #turn: Promise<unknown> = Promise.resolve()
  #isOver = false
  #pace: number | undefined

  constructor(socket: Socket, number: number, answer: AnswerOf) {
    this.#socket = socket
    this.number = number
    this.#answer = answer
  }

  /** True once the sink has hung up: nothing more is read. */
  get isOver(): boolean {
    return this.#isOver
  }

  /** False as soon as the client is known to be gone. */
  get isHeard(): boolean {
    return this.#socket.writable
  }

  get isSecure(): boolean {
    return this.#socket instanceof TLSSocket
  }

  /** Calls `onBytes` for each piece that comes, one after another. */
  listen(onBytes: (bytes: Buffer) => Promise<void>): void {
    this.#socket.on('error', () => undefined) // a client that hangs up is what the tests are about
    this.#socket.once('end', () => this.#gone.abort()).once('close', () => this.#gone.abort())
    this.#socket.on('data', (bytes: Buffer) => this.next(() => onBytes(bytes)))
  }

  /** A step that fails, such as by an expectation in the answer, ends the line and is left to the test runner. */
  next(step: () => Promise<unknown>): void {
    this.#turn = this.#turn.then(step).catch((error: Error) => {
      this.hangUp()
      throw error
    })
  }

  /** Goes on in TLS, from the bytes that come next. */
  secure(secureContext: SecureContext, onBytes: (bytes: Buffer) => Promise<void>): void {
    this.#socket.removeAllListeners('data')
    this.#socket = new TLSSocket(this.#socket, { isServer: true, secureContext })
    this.listen(onBytes)
  }

  /** Says what it is told to say or the usual; answers whether that comes to the same. */
  async say(question: Question, usual: string): Promise<boolean> {
    const reply = (await this.ask(question)) ?? usual
    if (reply === 'drop') this.hangUp()
    else this.write(reply)
    return reply.slice(0, 3) === usual.slice(0, 3)
  }

  /** What the test wants to be said, after the time it wants that to take; undefined for the usual. */
  async ask({ verb, to, received, mail }: Question): Promise<string | undefined> {
    const answer = await this.#answer(verb, to, { connection: this.number, received, mail })
    const reply = typeof answer === 'object' ? await this.#obey(answer) : answer
    const isWord = reply === 'drop' || (verb === 'dot' && (reply === 'swallow' || reply === 'drop-after-250'))
    if (reply && !isWord && !/^\d{3}/.test(reply)) throw new Error(`no sink answers "${reply}" at ${verb}`)
    return reply
  }

  async #obey(answer: Exclude<Answer, string | undefined>): Promise<string | undefined> {
    if ('bytesPerSecond' in answer) {
      this.#pace = answer.bytesPerSecond
      return undefined
    }
    await this.#wait(answer.holdMs)
    return answer.reply
  }

  /** How fast bodies are read from here on. */
  setPace(bytesPerSecond: number | undefined): void {
    this.#pace = bytesPerSecond
  }

  async #wait(ms: number): Promise<void> {
    // It rejects when the client did not wait: then there is nothing to wait for.
    await pause(ms, undefined, { signal: this.#gone.signal }).catch(() => undefined)
  }

  /** The first few bytes after the time that they take at the pace; all of them when nobody has to wait. */
  async paced(bytes: Buffer): Promise<Buffer> {
    if (this.#pace === undefined || this.#gone.signal.aborted) return bytes
    const piece = bytes.subarray(0, Math.ceil(this.#pace / STEPS_A_SECOND))
    this.#socket.pause()
    await this.#wait((piece.length / this.#pace) * 1_000)
    return piece
  }

  /** Takes more, and hears it when the client leaves. */
  resume(): void {
    this.#socket.resume()
  }

  write(reply: string): void {
    if (reply !== '' && this.#socket.writable) this.#socket.write(`${reply}\r\n`)
  }

  /** Closes in order. */
  goodbye(): void {
    this.#isOver = true
    this.#socket.end()
  }

  /** Closes at once, or as soon as the last reply has left. */
  hangUp(last?: string): void {
    this.#isOver = true
    if (last === undefined || !this.#socket.writable) this.#socket.destroy()
    else this.#socket.write(`${last}\r\n`, () => this.#socket.destroy())
  }
}
