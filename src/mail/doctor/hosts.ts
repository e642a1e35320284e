import ipaddr from 'ipaddr.js'
import type { Remark } from '../../domain/remark.ts'
import { type AskDns, addressesOf, mailHostsOf, namesOf } from './dns.ts'
import { bounceDomain, type Patient } from './patient.ts'

/** Whether mail that comes back finds its way. */
export async function examineMx(patient: Patient, ask: AskDns): Promise<Remark[]> {
  const domain = bounceDomain(patient)
  const [host] = await mailHostsOf(ask, domain)
  if (!host)
    return [
      { remark: 'mx-missing', domain, record: { name: domain, type: 'MX', value: `10 ${patient.ehlo}.` } },
    ]
  const isThere = (await addressesOf(ask, host)).length > 0
  return [{ remark: isThere ? 'mx-good' : 'mx-lost', domain, host }]
}

/** Whether the address of the relay has a name, and that name this address (RFC 1912 §2.1). */
export async function examinePtr({ relay }: Patient, ask: AskDns): Promise<Remark[]> {
  if (!relay || relay.anyCertificate) return []
  const [ip] = ipaddr.isValid(relay.host) ? [relay.host] : await addressesOf(ask, relay.host)
  if (ip === undefined || ipaddr.parse(ip).range() !== 'unicast') return []
  const [name] = await namesOf(ask, reverseName(ip))
  if (name === undefined) return [{ remark: 'ptr-missing', ip }]
  const isBack = (await addressesOf(ask, name)).includes(ip)
  return [{ remark: isBack ? 'ptr-good' : 'ptr-other', ip, name }]
}

/** The name under which the names of an address are (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(ip: string): string {
  const parsed = ipaddr.parse(ip)
  if (parsed.kind() === 'ipv4') return `${ip.split('.').reverse().join('.')}.in-addr.arpa`
  const digits = parsed
    .toByteArray()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return `${[...digits].reverse().join('.')}.ip6.arpa`
}
