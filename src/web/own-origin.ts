import type { Context } from 'hono'
import { isLoopback } from '../mail/relay-settings.ts'

/** Whether a browser says that a form comes from elsewhere; programs that say nothing are not browsers. */
export function senderIsForeign(c: Context, publicUrl: string): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site === 'cross-site') return true
  const origin = c.req.header('Origin')
  if (origin === undefined || isOwn(c, origin, publicUrl)) return false
  // A browser that keeps every referrer to itself calls our own pages "null".
  return !(origin === 'null' && site === 'same-origin')
}

/**
 * Whether a request names this service as people reach it: this machine, or the public address. Any other name that leads
 * here may be that of a page which has its own name resolve to this machine, to read what it answers (DNS rebinding).
 */
export function isOwnName(c: Context, publicUrl: string): boolean {
  const asked = new URL(c.req.url)
  return isLoopback(asked.hostname) || asked.host === new URL(publicUrl).host
}

/** The path of our own page that this request comes from, when the browser tells. */
export function ownPage(c: Context, publicUrl: string): string | undefined {
  const referrer = c.req.header('Referer')
  if (!referrer || !URL.canParse(referrer)) return undefined
  const { origin, pathname, search } = new URL(referrer)
  // A path that starts with two slashes would name another host.
  return isOwn(c, origin, publicUrl) && !pathname.startsWith('//') ? `${pathname}${search}` : undefined
}

function isOwn(c: Context, origin: string, publicUrl: string): boolean {
  if (origin === new URL(publicUrl).origin) return true
  const asked = new URL(c.req.url)
  return isLoopback(asked.hostname) && origin === asked.origin
}
