/**
 * Where mail that comes back is taken, and in which dialogue: SMTP from anybody, or LMTP (RFC 2033) from a mail server
 * beside us.
 */
export type DoorSettings = { protocol: 'smtp' | 'lmtp'; host: string; port: number }

const EXPECTED = 'expected such as smtp://0.0.0.0:25 or lmtp://127.0.0.1:24'

/** Parses an address such as `smtp://0.0.0.0:25`; port 0 is any free one. @throws an error that says what is wrong. */
export function parseDoorUrl(text: string): DoorSettings {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const protocol = url?.protocol.replace(/:$/, '')
  if (!url || (protocol !== 'smtp' && protocol !== 'lmtp') || url.hostname === '' || url.port === '') {
    throw new Error(EXPECTED)
  }
  if (url.username || url.password || url.search || url.hash || !/^\/?$/.test(url.pathname)) {
    throw new Error(`${EXPECTED}, and nothing else`)
  }
  return { protocol, host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) }
}
