import type { AuthenticateResult, DKIMResult } from 'mailauth'
import { domainOf } from '../../domain/address.ts'
import type { Remark } from '../../domain/remark.ts'
import { byGravity } from '../../domain/remark-grade.ts'
import { isAligned, signedFor } from './alignment.ts'
import { type AskDns, within } from './dns.ts'
import { RELAY_LINES } from './relay-lines.ts'
import { readResults } from './results.ts'

/** In milliseconds, for all look-ups of one letter. */
const WITHIN_MS = 20_000

/** RFC 8058 §4: both have to be signed. */
const ONE_CLICK = ['list-unsubscribe', 'list-unsubscribe-post']

/**
 * What a letter shows that came back to whoever sent it to themselves: what was signed on the way, and what the server that
 * took it says. `text` is all of the message, as « show original » gives it, a character for each byte.
 */
export async function readLetter(text: string, ask: AskDns): Promise<Remark[]> {
  const { authenticate } = await import('mailauth')
  const resolver = ask as (name: string, type: string) => Promise<string[]>
  const checks = { resolver, disableArc: true, disableBimi: true, disableDmarc: true }
  const { dkim } = await within(WITHIN_MS, authenticate(withCrlf(text), checks))
  const [from] = dkim.headerFrom
  if (from === undefined) return [{ remark: 'not-a-letter' }]
  const fields = new Set(dkim.headers?.parsed.map(({ key }) => key))
  const signatures = dkim.results.filter(({ signingDomain }) => signingDomain !== undefined)
  return byGravity([
    ...(signatures.length === 0 ? [{ remark: 'letter-unsigned' } as const] : signatures.flatMap(verdictOn)),
    ...aligned(signatures, domainOf(from)),
    ...oneClick(signatures, fields),
    ...readResults(resultsOf(dkim)),
  ])
}

/** Mail programs save letters with the line ends of their system; signatures are of CRLF. */
function withCrlf(text: string): Buffer {
  return Buffer.from(text.replace(/\r?\n/g, '\r\n'), 'latin1')
}

function verdictOn({ signingDomain: domain = '', selector = '', status }: DKIMResult): Remark[] {
  if (status.result === 'pass') return [{ remark: 'letter-signed', domain, selector }]
  if (status.result === 'temperror') return [{ remark: 'letter-unverified', domain, selector }]
  return [{ remark: 'letter-broken', domain, selector, words: status.comment || status.result }]
}

/** One signature for the domain of the From is enough. */
function aligned(signatures: readonly DKIMResult[], from: string): Remark[] {
  const domains = signatures.map(({ signingDomain = '' }) => signingDomain)
  const own = domains.find((domain) => isAligned(domain, from))
  const [shown = own] = own === undefined ? domains : [own]
  return shown === undefined ? [] : [signedFor(shown, from)]
}

/** Whether a signature for the two fields of the one click is on the letter. */
function oneClick(signatures: readonly DKIMResult[], fields: ReadonlySet<string>): Remark[] {
  if (!ONE_CLICK.every((field) => fields.has(field))) return [{ remark: 'letter-without-click' }]
  const covered = signatures.map(
    ({ signingHeaders }) => new Set(signingHeaders?.keys.toLowerCase().split(/[:\s]+/)),
  )
  const isCovered = covered.some((names) => ONE_CLICK.every((field) => names.has(field)))
  if (isCovered || signatures.length === 0) return isCovered ? [{ remark: 'letter-covered' }] : []
  const missing = ONE_CLICK.filter((field) => !covered.some((names) => names.has(field)))
  return [{ remark: 'letter-uncovered', fields: missing.join(', '), lines: RELAY_LINES }]
}

function resultsOf({ headers }: AuthenticateResult['dkim']): string[] {
  const parsed = headers?.parsed ?? []
  return parsed
    .filter(({ key }) => key === 'authentication-results')
    .map(({ line }) => line.toString('latin1').replace(/\r\n/g, '').slice('authentication-results:'.length))
}
