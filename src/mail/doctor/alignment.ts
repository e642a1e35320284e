import { getDomain } from 'tldts'
import { domainOf } from '../../domain/address.ts'
import type { Remark } from '../../domain/remark.ts'
import { bounceDomain, type Patient } from './patient.ts'

/** Whether two domains are of one owner, by the public suffix list (RFC 9989 §4.4, relaxed). */
export function isAligned(one: string, other: string): boolean {
  return ownDomain(one) === ownDomain(other)
}

/** The part of a domain that somebody registered: `association.fr` of `lettres.association.fr`. */
export function ownDomain(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true, extractHostname: false }) ?? domain
}

/** Whether signature, return path and links are of the domain that readers see. */
export function alignment(patient: Patient): Remark[] {
  const from = domainOf(patient.from)
  const back = bounceDomain(patient)
  const host = patient.publicUrl && new URL(patient.publicUrl).hostname
  return [...new Set(patient.keys.map(({ domain }) => domain))]
    .map((domain): Remark => signedFor(domain, from))
    .concat(
      { remark: isAligned(back, from) ? 'return-aligned' : 'return-elsewhere', domain: back, from },
      host ? [{ remark: isAligned(host, from) ? 'url-aligned' : 'url-elsewhere', host, from }] : [],
    )
}

/** A signature for this domain, on letters of that one. */
export function signedFor(domain: string, from: string): Remark {
  return { remark: isAligned(domain, from) ? 'signed-aligned' : 'signed-elsewhere', domain, from }
}
