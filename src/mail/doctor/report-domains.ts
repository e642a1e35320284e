import { domainOf } from '../../domain/address.ts'
import type { Remark } from '../../domain/remark.ts'
import { isAligned } from './alignment.ts'
import { type AskDns, tagsOf, textsOf } from './dns.ts'

const VALUE = 'v=DMARC1'
/** Receivers ask no more of them either. */
const MOST = 10

/**
 * Whether other domains that reports are sent to say that they take them (RFC 7489 §7.1, RFC 9990 §4): a receiver that
 * does not find it sends none there. `domain` is the one whose DMARC records these are.
 */
export async function examineReportDomains(
  domain: string,
  records: readonly string[],
  ask: AskDns,
): Promise<Remark[]> {
  const others = reportDomains(records).filter((there) => !isAligned(there, domain))
  const remarks = await Promise.all(others.slice(0, MOST).map((there) => examineOne({ domain, there }, ask)))
  return remarks.flat()
}

async function examineOne(of: { domain: string; there: string }, ask: AskDns): Promise<Remark[]> {
  const name = `${of.domain}._report._dmarc.${of.there}`
  const texts = await textsOf(ask, name)
  if (texts.some((text) => tagsOf(text).get('v') === 'DMARC1')) return []
  return [{ remark: 'dmarc-unheard', ...of, record: { name, type: 'TXT', value: VALUE } }]
}

/** The domains of the addresses in `rua`: several, each perhaps with a limit of its size (`!10m`). */
function reportDomains(records: readonly string[]): string[] {
  const uris = records.flatMap((record) => (tagsOf(record).get('rua') ?? '').split(','))
  const addresses = uris.flatMap((uri) => /^mailto:([^!?]+@[^!?]+)/i.exec(uri)?.[1] ?? [])
  return [...new Set(addresses.map((address) => domainOf(address).toLowerCase()))]
}
