import { domainOf } from '../../domain/address.ts'
import type { Remark } from '../../domain/remark.ts'
import { ownDomain } from './alignment.ts'
import { type AskDns, tagsOf, textsOf } from './dns.ts'
import type { Patient } from './patient.ts'
import { examineReportDomains } from './report-domains.ts'

const POLICIES = ['none', 'quarantine', 'reject']

/** Whether the domain that readers see says what is to become of mail that only pretends to be of it. */
export async function examineDmarc(patient: Patient, ask: AskDns): Promise<Remark[]> {
  const own = ownDomain(domainOf(patient.from))
  for (const domain of new Set([domainOf(patient.from), own])) {
    const records = (await textsOf(ask, `_dmarc.${domain}`)).filter((text) => /^v\s*=\s*DMARC1\b/.test(text))
    if (records.length > 0) {
      const heard = await examineReportDomains(domain, records, ask)
      return [...examineRecords(patient, { domain, records }), ...heard]
    }
  }
  return [{ remark: 'dmarc-missing', domain: own, record: recordFor(patient, own, 'v=DMARC1; p=none') }]
}

type Published = { domain: string; records: readonly string[] }

function examineRecords(patient: Patient, { domain, records }: Published): Remark[] {
  const [record = '', ...others] = records
  const tags = tagsOf(record)
  const policy = tags.get('p')?.toLowerCase() ?? ''
  if (others.length > 0 || !POLICIES.includes(policy))
    return [{ remark: 'dmarc-broken', domain, record: recordFor(patient, domain, 'v=DMARC1; p=none') }]
  const mute: Remark = { remark: 'dmarc-mute', domain, record: recordFor(patient, domain, record) }
  return [
    tags.has('rua') ? { remark: 'dmarc-good', domain, policy } : mute,
    ...(isTooStrict(patient, tags) ? [{ remark: 'dmarc-strict', domain } as const] : []),
  ]
}

/** With `adkim=s` a signature has to be for the very domain of the From. */
function isTooStrict({ keys, from }: Patient, tags: Map<string, string>): boolean {
  const isStrict = tags.get('adkim')?.toLowerCase() === 's'
  return isStrict && keys.length > 0 && keys.every(({ domain }) => domain !== domainOf(from))
}

/** Reports go to the sender's own mailbox, which surely belongs to whoever reads this. */
function recordFor({ from }: Patient, domain: string, begin: string) {
  const value = `${begin.replace(/[;\s]+$/, '')}; rua=mailto:${from}`
  return { name: `_dmarc.${domain}`, type: 'TXT', value } as const
}
