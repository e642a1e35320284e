import { domainOf } from './address.ts'

/** The domain of Message-IDs, lists and the return path: the one that is set, or the sender's own. */
export function sendingDomain(sender: { address: string }, mailDomain: string | undefined): string {
  return mailDomain ?? domainOf(sender.address)
}
