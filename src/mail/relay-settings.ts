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
    requireTls: url.searchParams.get('tls') === 'required',
    ...(url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : {}),
  }
}
