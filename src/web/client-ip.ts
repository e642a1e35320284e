import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'

/**
 * The address that a request comes from; undefined when there is no connection. Each of the `trustedProxies` in front
 * of us adds the address that it saw at the end of X-Forwarded-For: what stands before those, anybody can write.
 */
export function clientIp(c: Context, trustedProxies: number): string | undefined {
  const remoteAddress = socketAddress(c)
  const headers = { 'x-forwarded-for': c.req.header('X-Forwarded-For') }
  // Of a request of Node, proxy-addr reads these alone.
  const request = { headers, socket: { remoteAddress } } as never
  return addressIn(proxyAddr(request, (_, hop) => hop < trustedProxies)) ?? remoteAddress
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
  // Not by ipaddr.js, to which `7` and `0x7f.1` are addresses, as they are to inet_aton.
  return isIP(bare) ? bare : undefined
}

/**
 * What one subscriber to the Internet has: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever has
 * one of those has all the others.
 */
export function networkOf(ip: string): string {
  return firstGroups(ip, 4) ?? plainIp(ip)
}

/** The first 48 bits of an IPv6 address, as much as one customer gets (RFC 6177 §2); undefined for IPv4. */
export function siteOf(ip: string): string | undefined {
  return firstGroups(ip, 3)
}

/** What is counted together of all that comes from an address: a /48 of IPv6, or the address of IPv4. */
export function originOf(ip: string | undefined): string | undefined {
  return ip === undefined ? undefined : (siteOf(ip) ?? networkOf(ip))
}

function firstGroups(ip: string, count: number): string | undefined {
  const address = isIP(ip) === 6 ? parsed(ip) : undefined
  if (!address || address instanceof ipaddr.IPv4) return undefined
  const groups = address.parts.slice(0, count).map((group) => group.toString(16))
  return `${groups.join(':')}::/${count * 16}`
}

function plainIp(ip: string): string {
  return isIP(ip) === 6 ? parsed(ip).toString() : ip
}

/** ipaddr.js throws at a zone such as %br-lan, and takes ::203.0.113.7 (RFC 4291 §2.5.5.1) for ::ffff:203.0.113.7. */
function parsed(ip: string): ipaddr.IPv4 | ipaddr.IPv6 {
  return ipaddr.process(ip.replace(/%.*/, '').replace(/^::(?=\d+\.)/, '0::'))
}
