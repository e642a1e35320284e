/** The part of a nodemailer error that tells whose fault it is: its own code, and the system's code. */
export type ConnectError = { code?: string; originalCode?: string; responseCode?: number | false }

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
  if (HANDSHAKE.test(originalCode)) return 'TLS with the relay does not come about'
  if (code === 'EDNS' && NO_SUCH_NAME.test(originalCode)) return 'the name of the relay does not exist'
  if (code === 'EAUTH') return 'the relay cannot be signed in to'
  return undefined
}
