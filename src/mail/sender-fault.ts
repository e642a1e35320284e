/** What of an error of nodemailer tells whose fault it is: its own code, and the code that the system gave. */
export type ConnectError = { code?: string; originalCode?: string; responseCode?: number | false }

/** The certificate of the relay does not verify, as Node names it (X.509 certificate error codes of `node:tls`). */
const CERTIFICATE =
  /CERT|^UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|^CRL_|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/
/** The two ends do not agree on how to speak TLS, or one of them does not speak it. */
const HANDSHAKE = /^(EPROTO$|ERR_SSL_)/
/** There is no such name. What only failed to be looked up (EAI_AGAIN, ESERVFAIL, a timeout) may be there. */
const NO_SUCH_NAME = /^(ENOTFOUND|ENODATA)$/

/**
 * Says what is wrong on our side of the line when a connection could not be opened, such as a certificate, a sign-in or
 * a name that will not mend itself; undefined when it may be passing. A reply of the relay is not looked at.
 */
export function senderFault({ code, originalCode = '', responseCode }: ConnectError): string | undefined {
  if (responseCode) return undefined
  if (CERTIFICATE.test(originalCode)) return 'the certificate of the relay cannot be trusted'
  if (HANDSHAKE.test(originalCode)) return 'TLS with the relay does not come about'
  if (code === 'EDNS' && NO_SUCH_NAME.test(originalCode)) return 'the name of the relay does not exist'
  if (code === 'EAUTH') return 'the relay cannot be signed in to'
  return undefined
}
