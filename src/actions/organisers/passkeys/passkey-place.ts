import { isIP } from 'node:net'

/** Where passkeys are good: browsers give them to one origin, and keep them under its name. */
export type PasskeyPlace = { origin: string; rpID: string }

/** The place of passkeys made at this address; undefined where browsers make none: an address of numbers, or http. */
export function passkeyPlace(url: string): PasskeyPlace | undefined {
  const { origin, protocol, hostname } = new URL(url)
  const isSecure = protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')
  const isNumbers = isIP(hostname) !== 0 || hostname.startsWith('[')
  return isSecure && !isNumbers ? { origin, rpID: hostname } : undefined
}
