import { isIP } from 'node:net'
import type { Remark } from '../../domain/remark.ts'
import { type AskDns, addressesOf, Silent, textsOf } from './dns.ts'
import { bounceDomain, type Patient } from './patient.ts'
import { spfTermFor } from './spf-terms.ts'

/** RFC 7208 §4.6.4: with more look-ups than these, a record counts for nothing. */
const MOST_LOOKUPS = 10
/** How many are made to count them. */
const COUNTED_LOOKUPS = 60
/** An address that nobody sends from (RFC 5737): no term matches it, so that all of them are looked at. */
const NOBODY = '192.0.2.1'

type Evaluated = { result: string; words: string; count: number }

/** Whether the domain of the return path says who may send for it. */
export async function examineSpf(patient: Patient, ask: AskDns): Promise<Remark[]> {
  const domain = bounceDomain(patient)
  const records = (await textsOf(ask, domain)).filter((text) => /^v=spf1(?: |$)/i.test(text))
  const [record] = records
  if (record === undefined) return [missing(patient, domain)]
  if (records.length > 1) return [{ remark: 'spf-several', domain }]
  const { result, words, count } = await evaluate(ask, domain, NOBODY)
  if (result === 'temperror') throw new Silent(domain)
  if (result === 'permerror') return [{ remark: 'spf-broken', domain, words }]
  if (count > MOST_LOOKUPS) return [{ remark: 'spf-lookups', domain, count }]
  if (result === 'pass') return [{ remark: 'spf-open', domain }]
  return [{ remark: 'spf-good', domain, count }, ...(await examineRelay(patient, { ask, domain, record }))]
}

function missing({ relay }: Patient, domain: string): Remark {
  const value = `v=spf1 ${spfTermFor(relay?.host)} -all`
  return { remark: 'spf-missing', domain, record: { name: domain, type: 'TXT', value } }
}

type Looked = { ask: AskDns; domain: string; record: string }

/** A relay may send from other addresses than it takes letters at, so this is an advice at most. */
async function examineRelay({ relay }: Patient, { ask, domain, record }: Looked): Promise<Remark[]> {
  if (!relay || relay.anyCertificate) return []
  const { host } = relay
  const [ip] = isIP(host) ? [host] : await addressesOf(ask, host)
  if (ip === undefined) return []
  if ((await evaluate(ask, domain, ip)).result === 'pass') return [{ remark: 'spf-relay', domain, host, ip }]
  const value = record.replace(/ (?=[-~?+]?all\b)|$/, ` ${spfTermFor(host)} `).trim()
  return [{ remark: 'spf-without-relay', domain, host, ip, record: { name: domain, type: 'TXT', value } }]
}

async function evaluate(ask: AskDns, domain: string, ip: string): Promise<Evaluated> {
  const { spf } = await import('mailauth')
  const sender = `postmaster@${domain}`
  const resolver = ask as (name: string, type: string) => Promise<string[]>
  const { status, lookups } = await spf({ sender, ip, resolver, maxResolveCount: COUNTED_LOOKUPS })
  return { result: status.result, words: status.comment || '', count: lookups?.count ?? 0 }
}
