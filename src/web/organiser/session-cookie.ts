import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'

/** `session`: who is signed in. `device`: the browser that asked for a link by mail. */
type Name = 'session' | 'device'

/** In seconds. */
export type CookieLife = { maxAge: number }

/**
 * What a cookie of ours holds. Over https it is named with `__Host-`, so that no other host of the domain can set it (RFC
 * 6265bis); on this machine there is no https, and browsers would not take that name.
 */
export function readCookie(c: Context, name: Name, publicUrl: string): string | undefined {
  return getCookie(c, `feuilleton-${name}`, prefix(publicUrl))
}

export function writeCookie(
  c: Context,
  { name, value, publicUrl }: { name: Name; value: string; publicUrl: string },
  { maxAge }: CookieLife,
): void {
  setCookie(c, `feuilleton-${name}`, value, { ...options(publicUrl), maxAge })
}

export function dropCookie(c: Context, name: Name, publicUrl: string): void {
  deleteCookie(c, `feuilleton-${name}`, options(publicUrl))
}

function options(publicUrl: string): CookieOptions {
  const common = { path: '/', httpOnly: true, sameSite: 'Lax' } as const
  return isSecure(publicUrl) ? { ...common, secure: true, prefix: 'host' } : common
}

function prefix(publicUrl: string): 'host' | undefined {
  return isSecure(publicUrl) ? 'host' : undefined
}

function isSecure(publicUrl: string): boolean {
  return new URL(publicUrl).protocol === 'https:'
}
