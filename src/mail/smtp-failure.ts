import type { Outcome } from '../domain/delivery.ts'
import { type Phase, readFailure } from './outcome.ts'

/**
 * The outcome of an error while connecting or signing in. A fault that will not repair itself is the organiser's to fix:
 * retrying for every letter would change nothing.
 */
export function connectFailureOf(error: unknown): Outcome {
  const fault = senderFault(error as ConnectError)
  if (fault === undefined) return failureOf(error, { phase: 'connect', domain: '' })
  return { kind: 'deferred', reply: `${fault}: ${replyOf(error)}`, cause: 'sender' }
}

type SmtpError = Error & { responseCode?: number; response?: string; command?: string }

/** The outcome of an SMTP error in `phase`, for an address at `domain`; empty before there is one. */
export function failureOf(error: unknown, { phase, domain }: { phase: Phase; domain: string }): Outcome {
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

/** The part of a nodemailer error that tells whose fault it is: its own code, and the system's code. */
type ConnectError = { code?: string; originalCode?: string; responseCode?: number | false }

/** The relay's certificate does not verify, as Node names it (X.509 certificate error codes of `node:tls`). */
const CERTIFICATE =
  /CERT|^UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|^CRL_|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/
/** The two sides do not agree on a TLS protocol, or one of them does not speak TLS. */
const HANDSHAKE = /^(EPROTO$|ERR_SSL_)/
/** The name does not exist. A lookup that only failed (EAI_AGAIN, ESERVFAIL, a timeout) proves nothing. */
const NO_SUCH_NAME = /^(ENOTFOUND|ENODATA)$/

/**
 * Says what is wrong on our side when a connection could not be opened: a certificate, a sign-in or a name that will
 * not repair itself. Undefined when the failure may be temporary. Ignores replies of the relay.
 */
export function senderFault({ code, originalCode = '', responseCode }: ConnectError): string | undefined {
  if (responseCode) return undefined
  if (CERTIFICATE.test(originalCode)) return 'the certificate of the relay cannot be trusted'
  if (HANDSHAKE.test(originalCode)) return 'the TLS handshake with the relay fails'
  if (code === 'EDNS' && NO_SUCH_NAME.test(originalCode)) return 'the name of the relay does not exist'
  if (code === 'EAUTH') return 'signing in to the relay fails'
  return undefined
}
