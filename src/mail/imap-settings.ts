import { isLoopback } from './relay-settings.ts'

/** A mailbox that mail which comes back lies in, parsed from `imaps://user:password@imap.example/INBOX`. */
export type ImapSettings = {
  host: string
  port: number
  /** TLS from the first byte; otherwise STARTTLS, which `requireTls` demands. */
  secure: boolean
  requireTls: boolean
  /** Accept any certificate: on this machine, nobody can stand between us and the server. */
  anyCertificate: boolean
  user: string
  password: string
  folder: string
}

/**
 * Parses an IMAP URL: `imaps://`, or `imap://` with STARTTLS, which is required for another machine.
 * @throws an error that says what is wrong, without the password.
 */
export function parseImapUrl(text: string): ImapSettings {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'imap:' && url.protocol !== 'imaps:') || !url.hostname || !url.username) {
    throw new Error('expected an address such as imaps://user:password@imap.example.org/INBOX')
  }
  if (url.search || url.hash) throw new Error('expected nothing after the folder')
  const secure = url.protocol === 'imaps:'
  const isHere = isLoopback(url.hostname)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 993 : 143,
    secure,
    requireTls: !secure && !isHere,
    anyCertificate: isHere,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    folder: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
  }
}
