import { askDns, mailHostsOf } from './doctor/dns.ts'
import type { FindServers } from './find-families.ts'

/** Asks the DNS of this machine for the servers of a domain (MX), the first to ask first. */
export function askServers(): FindServers {
  const ask = askDns()
  return (domain) => mailHostsOf(ask, domain)
}
