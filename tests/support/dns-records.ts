import type { AskDns } from '../../src/mail/doctor/dns.ts'

/** Records by `TYPE name`: a text, an address, a name or `10 host`. `silence` says nothing at all. */
export type DnsRecords = Readonly<Record<string, readonly string[] | 'silence'>>

/** A DNS that has these records, and the servers of `com`, and nothing else. It never leaves this process. */
export function dnsOf(records: DnsRecords): AskDns {
  const all: DnsRecords = { 'NS com': ['a.gtld-servers.example'], ...records }
  return async (name, type) => {
    const found = all[`${type} ${name}`]
    if (found === 'silence') throw Object.assign(new Error('no answer'), { code: 'ETIMEOUT' })
    if (found === undefined) throw Object.assign(new Error('nothing'), { code: 'ENOTFOUND' })
    return found.map((record) => recordOf(record, type))
  }
}

/** As Node gives it. */
function recordOf(record: string, type: string): unknown {
  if (type === 'TXT') return record.match(/.{1,255}/g)
  if (type !== 'MX') return record
  const [priority, exchange] = record.split(' ')
  return { priority: Number(priority), exchange }
}
