import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { bodyFacts } from './body-facts.ts'
import { BodyReader } from './body-reader.ts'
import { SinkLine } from './sink-line.ts'
import type { AnswerOf, TakenMail, Verb } from './smtp-sink.ts'

/** What the connections of one sink share. */
export type SinkWays = {
  answer: AnswerOf
  secureContext: SecureContext | undefined
  auth: boolean
  keepBytes: boolean
  bytesPerSecond: number | undefined
  accepted: TakenMail[]
  taken: TakenMail[]
}

const QUEUED = '250 2.0.0 queued'
const NOTHING = Buffer.alloc(0)

/** One connection of a sink: what a client says, and what it is told. */
export class SinkDialogue {
  readonly #ways: SinkWays
  readonly #line: SinkLine
  #pending: Buffer = NOTHING
  #body: BodyReader | undefined
  #from = ''
  #to = ''
  #isAddressed = false

  constructor(socket: Socket, number: number, ways: SinkWays) {
    this.#ways = ways
    this.#line = new SinkLine(socket, number, ways.answer)
  }

  begin(): void {
    this.#line.next(() => this.#say('connect', '220 sink ESMTP'))
    this.#line.listen((bytes) => this.#read(bytes))
  }

  /** What has come is read to its end though the client may be gone: a relay does not unread a final dot. */
  async #read(bytes: Buffer): Promise<void> {
    let rest = bytes
    while (rest.length > 0 && !this.#line.isOver) {
      rest = await (this.#body ? this.#readBody(this.#body, rest) : this.#readCommand(rest))
    }
    this.#line.resume()
  }

  async #readCommand(bytes: Buffer): Promise<Buffer> {
    const all = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes])
    const end = all.indexOf('\r\n')
    this.#pending = end === -1 ? all : NOTHING
    if (end === -1) return NOTHING
    await this.#command(all.toString('latin1', 0, end))
    return all.subarray(end + 2)
  }

  async #command(line: string): Promise<void> {
    const verb = line.split(' ', 1)[0]?.toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') await this.#say('ehlo', this.#greeting())
    else if (verb === 'STARTTLS') await this.#startTls()
    else if (verb === 'AUTH')
      await this.#say('auth', this.#ways.auth ? '235 2.7.0 hello' : '502 5.5.1 no AUTH')
    else if (verb === 'MAIL') await this.#mail(line)
    else if (verb === 'RCPT') await this.#recipient(line)
    else if (verb === 'DATA') await this.#data()
    else if (verb === 'QUIT') await this.#quit()
    else this.#line.write('250 2.0.0 ok')
  }

  #greeting(): string {
    const offers = ['sink', 'DSN', 'ENHANCEDSTATUSCODES']
    if (this.#ways.secureContext && !this.#line.isSecure) offers.push('STARTTLS')
    if (this.#ways.auth) offers.push('AUTH PLAIN')
    return [...offers.map((offer) => `250-${offer}`), '250 8BITMIME'].join('\r\n')
  }

  async #startTls(): Promise<void> {
    const { secureContext } = this.#ways
    if (!secureContext) return this.#line.write('502 5.5.1 no STARTTLS')
    const isAgreed = await this.#say('starttls', '220 2.0.0 go on')
    if (isAgreed) this.#line.secure(secureContext, (bytes) => this.#read(bytes))
  }

  async #mail(line: string): Promise<void> {
    this.#from = /<(.*?)>/.exec(line)?.[1] ?? ''
    this.#isAddressed = false
    await this.#say('mail', '250 2.1.0 ok')
  }

  async #recipient(line: string): Promise<void> {
    // A second one would hide in the records, which have room for one.
    if (this.#isAddressed) return this.#line.write('452 4.5.3 one recipient a mail')
    this.#to = /<(.*?)>/.exec(line)?.[1] ?? ''
    this.#isAddressed = await this.#say('rcpt', '250 2.1.5 ok')
  }

  async #data(): Promise<void> {
    this.#line.setPace(this.#ways.bytesPerSecond)
    if (!(await this.#say('data', '354 go on'))) return
    this.#body = new BodyReader()
    await this.#inBody()
  }

  async #quit(): Promise<void> {
    const isUsual = await this.#say('quit', '221 2.0.0 bye')
    if (isUsual) this.#line.goodbye()
  }

  async #readBody(body: BodyReader, bytes: Buffer): Promise<Buffer> {
    await this.#inBody()
    if (this.#line.isOver) return NOTHING
    const piece = await this.#line.paced(bytes)
    const done = body.take(piece)
    if (!done) return bytes.subarray(piece.length)
    this.#body = undefined
    this.#line.resume()
    await this.#dot(done.body)
    return bytes.subarray(piece.length - done.rest.length)
  }

  async #inBody(): Promise<void> {
    const reply = await this.#ask('body')
    if (reply !== undefined) this.#line.hangUp(reply === 'drop' ? undefined : reply)
  }

  async #dot(body: Buffer): Promise<void> {
    const mail = this.#take(body)
    const reply = (await this.#ask('dot', mail)) ?? QUEUED
    const isPositive = reply.startsWith('2') || reply === 'drop-after-250'
    const { isHeard } = this.#line
    mail.answered = isPositive && !isHeard ? 'gone' : reply
    mail.isKept = isPositive || reply === 'swallow'
    const { accepted } = this.#ways
    if (!isPositive || !isHeard) accepted.splice(accepted.lastIndexOf(mail), 1)
    if (reply === 'drop-after-250') this.#line.hangUp(QUEUED)
    else if (reply === 'drop' || reply === 'swallow') this.#line.hangUp()
    else this.#line.write(reply)
  }

  #take(body: Buffer): TakenMail {
    const mail: TakenMail = {
      from: this.#from,
      to: this.#to,
      bytes: this.#ways.keepBytes ? body : NOTHING,
      ...bodyFacts(body),
      at: Date.now(),
      connection: this.#line.number,
      answered: undefined,
      isKept: true,
    }
    this.#isAddressed = false
    this.#ways.taken.push(mail)
    this.#ways.accepted.push(mail)
    return mail
  }

  #say(verb: Verb, usual: string): Promise<boolean> {
    return this.#line.say({ verb, to: this.#to, received: 0, mail: undefined }, usual)
  }

  #ask(verb: 'body' | 'dot', mail?: TakenMail): Promise<string | undefined> {
    const received = this.#body?.received ?? mail?.size ?? 0
    return this.#line.ask({ verb, to: this.#to, received, mail })
  }
}
