import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { domainOf } from '../domain/address.ts'
import type { Outcome } from '../domain/delivery.ts'
import { bodyOf, type MayHandOver, Unmarked, Withdrawn } from './message-body.ts'
import type { Phase } from './outcome.ts'
import type { RelaySettings } from './relay-settings.ts'
import { connectFailureOf, failureOf } from './smtp-failure.ts'

/** A message ready for the wire: one recipient, bytes complete. */
export type WireMessage = {
  envelopeFrom: string
  to: string
  /** Names this attempt in the relay's delivery reports (RFC 3461 §4.4, ENVID): plain ASCII, at most 100 characters. */
  envelopeId: string
  bytes: Buffer
}

const TIMEOUTS = {
  connectionTimeout: 30_000,
  greetingTimeout: 60_000,
  // RFC 5321 §4.5.3.2.6 asks for a timeout of ten minutes after the final dot.
  socketTimeout: 600_000,
}

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
      return this.#failed(error, { phase: progress.phase, to: message.to })
    }
  }

  /** After a refusal at MAIL, RCPT, DATA or the final dot the connection can go on. A half-written body ends it. */
  async #failed(error: unknown, { phase, to }: { phase: Phase; to: string }): Promise<Outcome> {
    if (phase === 'body' && !this.#bodyWritten) this.close()
    if (error instanceof Withdrawn) return { kind: 'withdrawn' }
    if (error instanceof Unmarked) {
      const reply = `the hand-over could not be recorded: ${error.message}`
      return { kind: 'deferred', reply, cause: 'service' }
    }
    const reached = this.#bodyWritten ? 'after-dot' : phase
    const outcome = failureOf(error, { phase: reached, domain: domainOf(to) })
    if (this.usable && outcome.kind !== 'unknown') await this.#reset()
    else this.close()
    return outcome
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

/** nodemailer's log line with tnx `message` is its only sign that the whole body has been written. */
function phaseLogger(onBodyWritten: () => void) {
  const quiet = () => undefined
  const info = (entry: unknown) => {
    if ((entry as { tnx?: string }).tnx === 'message') onBodyWritten()
  }
  return { level: quiet, trace: quiet, debug: quiet, info, warn: quiet, error: quiet, fatal: quiet }
}

function callback<T>(start: (done: (error?: Error | null, result?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result as T)))
  })
}
