import { isIPv4 } from 'node:net'

/** Where and how letters are handed over, parsed from a URL such as `smtps://user:secret@relay.example:465`. */
export type RelaySettings = {
  host: string
  port: number
  /** TLS from the first byte (smtps); otherwise STARTTLS is used when the relay offers it. */
  secure: boolean
  /** Refuse to continue without STARTTLS. */
  requireTls: boolean
  /** Never use STARTTLS, whatever the relay offers. */
  ignoreTls?: boolean
  /** Accept any certificate: on this machine, nobody can stand between us and the relay. */
  anyCertificate?: boolean
  user?: string
  password?: string
}

const TLS = ['off', 'offered', 'required'] as const
type Tls = (typeof TLS)[number]

/**
 * Parses an SMTP URL: `smtp://` with `?tls=off`, `offered` or `required` for STARTTLS, or `smtps://`. Default for
 * `tls`: `required` when a password leaves this machine, otherwise `offered`.
 * @throws an error that says what is wrong, without the password.
 */
export function parseRelayUrl(text: string): RelaySettings {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || !url.hostname) {
    throw new Error('expected an address such as smtp://user:password@relay.example:587')
  }
  const secure = url.protocol === 'smtps:'
  const isHere = isLoopback(url.hostname)
  const isSecret = Boolean(url.username) && !isHere
  const tls = readTls(url.searchParams) ?? (secure || isSecret ? 'required' : 'offered')
  refuseUnsafe(tls, { secure, isSecret })
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTls: !secure && tls === 'required',
    ignoreTls: tls === 'off',
    anyCertificate: isHere,
    ...(url.username
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : {}),
  }
}

function readTls(parameters: URLSearchParams): Tls | undefined {
  for (const name of parameters.keys()) {
    if (name !== 'tls') throw new Error(`?${name} is not known: after ? there may be tls=${TLS.join('|')}`)
  }
  const given = parameters.get('tls')
  if (given === null) return undefined
  const tls = TLS.find((known) => known === given)
  if (!tls) throw new Error(`?tls=${given} is not known: expected tls=${TLS.join('|')}`)
  return tls
}

function refuseUnsafe(tls: Tls, { secure, isSecret }: { secure: boolean; isSecret: boolean }): void {
  if (tls === 'required') return
  if (secure) throw new Error(`smtps:// is TLS from the first byte: take ?tls=${tls} away, or write smtp://`)
  // Without `required`, an attacker between us and the relay can suppress STARTTLS and read the password.
  if (isSecret) throw new Error(`a password needs TLS to another machine: take ?tls=${tls} away`)
}

/** Whether a host is this machine, so that nothing sent to it leaves. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '')
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}
