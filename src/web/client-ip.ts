import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The address that a request comes from; undefined when there is no connection. Each of the `trustedProxies` in front
 * of us adds the address that it saw at the end of X-Forwarded-For: what stands before those, anybody can write.
 */
export function clientIp(c: Context, trustedProxies: number): string | undefined {
  const seen = [...forwardedFor(c), socketAddress(c)]
  const at = Math.max(0, seen.length - 1 - trustedProxies)
  return addressIn(seen[at]) ?? socketAddress(c)
}

function forwardedFor(c: Context): string[] {
  const header = c.req.header('X-Forwarded-For')
  return header ? header.split(',') : []
}

function socketAddress(c: Context): string | undefined {
  // Without a server, as when an app is asked in its own process, there is no environment.
  const hasConnection = c.env?.incoming !== undefined || c.env?.server !== undefined
  return hasConnection ? getConnInfo(c).remote.address : undefined
}

/** `203.0.113.7`, `203.0.113.7:4711`, `2001:db8::7` or `[2001:db8::7]:4711`, without the port. */
function addressIn(text: string | undefined): string | undefined {
  const trimmed = text?.trim() ?? ''
  const bare = /^\[(.+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed
  return isIP(bare) ? bare : undefined
}

/**
 * What one subscriber to the Internet has: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever has
 * one of those has all the others.
 */
export function networkOf(ip: string): string {
  if (isIP(ip) !== 6) return ip
  const groups = groupsOf(ip)
  const [high = 0, low = 0] = groups.slice(6)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The eight numbers of an IPv6 address. */
function groupsOf(ip: string): number[] {
  const [bare = ip] = ip.split('%')
  // A URL writes every address in one way, the embedded IPv4 in hexadecimal too.
  const [before = '', after] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const left = before.split(':').filter(Boolean)
  const right = (after ?? '').split(':').filter(Boolean)
  const gap = new Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...gap, ...right].map((group) => Number.parseInt(group, 16))
}
