import { Resolver } from 'node:dns/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Remark } from '../../domain/remark.ts'

/** Asks the DNS, as `dns.resolve` does; it rejects with ENOTFOUND or ENODATA where there is nothing. */
export type AskDns = (name: string, type: string) => Promise<unknown[]>

/** In milliseconds. */
const WITHIN_MS = 5_000
const TRY_MS = 1_500
const TRIES = 2

/** Asks the DNS of this machine, and gives up after five seconds. */
export function askDns(): AskDns {
  const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES })
  return (name, type) => within(WITHIN_MS, resolver.resolve(name, type) as Promise<unknown[]>)
}

/** Rejects with ETIMEOUT when it takes longer. */
export async function within<T>(ms: number, asked: Promise<T>): Promise<T> {
  const giveUp = new AbortController()
  const late = pause(ms, undefined, { signal: giveUp.signal, ref: false }).then(() => {
    throw Object.assign(new Error(`no answer within ${ms / 1_000} s`), { code: 'ETIMEOUT' })
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    late.catch(() => undefined)
    giveUp.abort()
  }
}

/** The DNS did not answer: that says nothing about what is in it. */
export class Silent extends Error {
  readonly remark: Remark

  constructor(name: string) {
    super(name)
    this.remark = { remark: 'silent', name }
  }
}

const NOTHING: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME'])

/**
 * What there is, none where there is nothing.
 * @throws Silent
 */
async function lookUp(ask: AskDns, name: string, type: string): Promise<unknown[]> {
  try {
    return await ask(name, type)
  } catch (error) {
    if (NOTHING.has((error as NodeJS.ErrnoException).code)) return []
    throw new Silent(name)
  }
}

/** Whether what this DNS says is what receivers hear: it has to know the servers of `com`. */
export async function isOfTheWorld(ask: AskDns): Promise<boolean> {
  const servers = await lookUp(ask, 'com', 'NS').catch(() => [])
  return servers.length > 0
}

/** The texts of a name, each in one piece. */
export async function textsOf(ask: AskDns, name: string): Promise<string[]> {
  const records = await lookUp(ask, name, 'TXT')
  return records.map((pieces) => (Array.isArray(pieces) ? pieces.join('') : String(pieces)))
}

/** The addresses of a host, of both kinds. */
export async function addressesOf(ask: AskDns, host: string): Promise<string[]> {
  const found = await Promise.all([lookUp(ask, host, 'A'), lookUp(ask, host, 'AAAA')])
  return found.flat().map(String)
}

/** The names that an address has (PTR). */
export async function namesOf(ask: AskDns, reverse: string): Promise<string[]> {
  return (await lookUp(ask, reverse, 'PTR')).map((name) => String(name).toLowerCase())
}

/** The hosts that take mail for a domain, the first to ask first. */
export async function mailHostsOf(ask: AskDns, domain: string): Promise<string[]> {
  const records = (await lookUp(ask, domain, 'MX')) as { exchange: string; priority: number }[]
  return records
    .toSorted((one, other) => one.priority - other.priority)
    .map(({ exchange }) => exchange.toLowerCase())
}

/** The tags of a record such as `v=DMARC1; p=none` (RFC 6376 §3.2), white space within values taken away. */
export function tagsOf(record: string): Map<string, string> {
  const tags = record.split(';').flatMap((tag) => {
    const at = tag.indexOf('=')
    return at < 0 ? [] : [[tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s+/g, '')] as const]
  })
  return new Map(tags)
}
