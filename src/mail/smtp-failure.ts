import type { Outcome } from '../domain/delivery.ts'
import { readFailure } from './outcome.ts'
import { relayWords } from './relay-words.ts'

/**
 * The outcome of an error while connecting. A fault that will not repair itself is the organiser's to fix: retrying for
 * every letter would change nothing.
 */
export function connectFailureOf(error: unknown): Outcome {
  const { response, message } = error as SmtpError
  return failureOf(error as SmtpError, relayWords(response ?? message))
}

/**
 * The outcome of an error while signing in. Of what the relay said only codes are kept, as it may have said the password
 * again: nodemailer's errors carry it in `response`, `message` and `stack`.
 */
export function signInFailureOf(error: unknown): Outcome {
  const { response, message } = error as SmtpError
  if (response === undefined) return failureOf(error as SmtpError, relayWords(message))
  const [codes] = /^[245]\d\d(?:[ -][245]\.\d{1,3}\.\d{1,3}\b)?/.exec(response) ?? []
  const words =
    codes === undefined ? 'the relay says what is no reply' : `${codes} signing in to the relay fails`
  return failureOf(error as SmtpError, words)
}

function failureOf(error: SmtpError, reply: string): Outcome {
  const fault = senderFault(error)
  if (fault !== undefined) return { kind: 'deferred', reply: `${fault}: ${reply}`, cause: 'sender' }
  const { responseCode } = error
  return readFailure({ phase: 'connect', reply, domain: '', ...(responseCode ? { code: responseCode } : {}) })
}

type SmtpError = Error & ConnectError & { response?: string }

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
