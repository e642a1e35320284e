/** Where and how letters are handed over, read from an address such as `smtps://user:secret@relay.example:465`. */
export type RelaySettings = {
  host: string
  port: number
  /** TLS from the first byte (smtps); otherwise STARTTLS is used when the relay offers it. */
  secure: boolean
  /** Refuse to go on without STARTTLS. */
  requireTls: boolean
  user?: string
  password?: string
}

/**
 * Reads an SMTP address: `smtp://` or `smtps://`, with `?tls=required` to insist on STARTTLS.
 * @throws an error whose message says what is wrong, without the password.
 */
export function parseRelayUrl(text: string): RelaySettings {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || !url.hostname) {
    throw new Error('expected an address such as smtp://user:password@relay.example:587')
  }
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    // A password never goes over a line that somebody may have kept from becoming TLS.
    requireTls:
      url.searchParams.get('tls') === 'required' ||
      (!secure && Boolean(url.username) && !isLoopback(url.hostname)),
    ...(url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : {}),
  }
}

/** This machine, which no line leaves. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}
