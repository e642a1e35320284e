import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { domainOf } from '../domain/address.ts'
import type { Outcome } from '../domain/delivery.ts'
import { type Phase, readFailure } from './outcome.ts'
import type { RelaySettings } from './relay-settings.ts'
import { type ConnectError, senderFault } from './sender-fault.ts'

/** A message ready for the wire: one recipient, bytes complete. */
export type WireMessage = {
  envelopeFrom: string
  to: string
  /** Names this attempt in the relay's delivery reports (RFC 3461 §4.4, ENVID): plain ASCII, at most 100 characters. */
  envelopeId: string
  bytes: Buffer
}

/** Called once the relay has answered 354, before the first byte of the body. `false` means: do not hand over. */
export type MayHandOver = () => Promise<boolean>

const TIMEOUTS = {
  connectionTimeout: 30_000,
  greetingTimeout: 60_000,
  // RFC 5321 §4.5.3.2.6 asks for a timeout of ten minutes after the final dot.
  socketTimeout: 600_000,
}

/** The letter may not leave any more. */
class Withdrawn extends Error {}
/** Our own ledger could not commit the mark that must precede the first byte. */
class Unmarked extends Error {}

/** One SMTP connection, used for one message at a time. */
export class SmtpLink {
  readonly #connection: SMTPConnection
  #bodyWritten = false
  #broken = false

  constructor(relay: RelaySettings, name: string) {
    this.#connection = new SMTPConnection({
      host: relay.host,
      port: relay.port,
      secure: relay.secure,
      requireTLS: relay.requireTls,
      ignoreTLS: relay.ignoreTls ?? false,
      tls: { rejectUnauthorized: !relay.anyCertificate },
      name,
      logger: phaseLogger(() => {
        this.#bodyWritten = true
      }),
      ...TIMEOUTS,
    })
    this.#connection.on('error', () => {
      this.#broken = true
    })
    this.#connection.on('end', () => {
      this.#broken = true
    })
  }

  /** False once the connection is lost; open another then. */
  get usable(): boolean {
    return !this.#broken
  }

  /** Connects and signs in. Returns the failure when that does not work. */
  async open({ user, password }: RelaySettings): Promise<Outcome | undefined> {
    try {
      await callback<void>((done) => {
        this.#connection.once('error', done)
        this.#connection.connect((error) => done(error))
      })
      if (user !== undefined) {
        await callback<void>((done) =>
          this.#connection.login({ user, pass: password ?? '' }, (error) => done(error)),
        )
      }
      return undefined
    } catch (error) {
      this.close()
      return connectFailureOf(error)
    }
  }

  /** Hands one message over. Every way it can end is an outcome. */
  async send(message: WireMessage, mayHandOver: MayHandOver): Promise<Outcome> {
    this.#bodyWritten = false
    const progress: { phase: Phase } = { phase: 'mail' }
    const body = bodyOf(message.bytes, async () => {
      progress.phase = 'body'
      return mayHandOver()
    })
    try {
      const info = await callback<{ response: string }>((done) =>
        this.#connection.send(envelopeOf(message), body, (error, result) => done(error, result)),
      )
      return { kind: 'submitted', reply: info.response }
    } catch (error) {
      // After a refusal at MAIL, RCPT, DATA or the final dot the connection can go on. A half-written body ends it.
      if (progress.phase === 'body' && !this.#bodyWritten) this.close()
      if (error instanceof Withdrawn) return { kind: 'withdrawn' }
      if (error instanceof Unmarked) {
        return {
          kind: 'deferred',
          reply: `the hand-over could not be noted: ${error.message}`,
          cause: 'service',
        }
      }
      const phase = this.#bodyWritten ? 'after-dot' : progress.phase
      const outcome = failureOf(error, { phase, domain: domainOf(message.to) })
      if (this.usable && outcome.kind !== 'unknown') await this.#reset()
      else this.close()
      return outcome
    }
  }

  async #reset(): Promise<void> {
    try {
      await callback<void>((done) => this.#connection.reset((error) => done(error)))
    } catch {
      this.close() // if the relay rejects RSET, the next message gets a new connection
    }
  }

  /** Says QUIT and closes. */
  quit(): void {
    this.#broken = true
    this.#connection.quit()
  }

  /** Closes at once. */
  close(): void {
    this.#broken = true
    this.#connection.close()
  }
}

function envelopeOf({ envelopeFrom, to, envelopeId, bytes }: WireMessage) {
  return {
    from: envelopeFrom,
    to: [to],
    size: bytes.length,
    dsn: { ret: 'HDRS', envid: envelopeId, notify: ['FAILURE', 'DELAY'], orcpt: `rfc822;${to}` },
  }
}

/**
 * A stream that calls `mayHandOver` before it gives its first byte. nodemailer starts to read it once the relay has
 * answered 354.
 */
function bodyOf(bytes: Buffer, mayHandOver: MayHandOver): Readable {
  return new Readable({
    highWaterMark: 0,
    read() {
      mayHandOver().then(
        (may) => {
          if (!may) return this.destroy(new Withdrawn('withdrawn before hand-over'))
          this.push(bytes)
          this.push(null)
        },
        (error: Error) => this.destroy(new Unmarked(error.message, { cause: error })),
      )
    },
  })
}

/** nodemailer's log line with tnx `message` is its only sign that the whole body has been written. */
function phaseLogger(onBodyWritten: () => void) {
  const quiet = () => undefined
  const info = (entry: unknown) => {
    if ((entry as { tnx?: string }).tnx === 'message') onBodyWritten()
  }
  return { level: quiet, trace: quiet, debug: quiet, info, warn: quiet, error: quiet, fatal: quiet }
}

/** A fault that will not repair itself is the organiser's to fix: retrying for every letter would change nothing. */
function connectFailureOf(error: unknown): Outcome {
  const fault = senderFault(error as ConnectError)
  if (fault === undefined) return failureOf(error, { phase: 'connect', domain: '' })
  return { kind: 'deferred', reply: `${fault}: ${replyOf(error)}`, cause: 'sender' }
}

type SmtpError = Error & { responseCode?: number; response?: string; command?: string }

function failureOf(error: unknown, { phase, domain }: { phase: Phase; domain: string }): Outcome {
  const { responseCode, command } = error as SmtpError
  const reply = replyOf(error)
  if (responseCode === undefined || typeof responseCode !== 'number')
    return readFailure({ phase, reply, domain })
  return readFailure({ phase: phaseOf(command, phase), code: responseCode, reply, domain })
}

function replyOf(error: unknown): string {
  const { response, message } = error as SmtpError
  return (response ?? message ?? String(error)).replace(/\s+/g, ' ').slice(0, 500)
}

/** A reply belongs to the command that it answers. */
function phaseOf(command: string | undefined, phase: Phase): Phase {
  if (command === 'MAIL FROM') return 'mail'
  if (command === 'RCPT TO') return 'rcpt'
  if (command === 'DATA') return phase === 'after-dot' ? 'after-dot' : 'data'
  return phase
}

function callback<T>(start: (done: (error?: Error | null, result?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result as T)))
  })
}
