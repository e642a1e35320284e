import { domainOf } from './domain/address.ts'
import type { ServiceParts } from './service-parts.ts'
import type { Database } from './store/database.ts'
import { newestSender } from './store/sender.ts'

/**
 * Says in the log that letters are signed for a domain which is not their sender's. They leave all the same: such a
 * signature counts for nothing, and does no harm.
 */
export async function warnOfOtherDomain({ config, log }: ServiceParts, db: Database): Promise<void> {
  if (!config.dkim) return
  const sender = await newestSender(db)
  if (!sender) return
  const { isAligned } = await import('./mail/doctor/alignment.ts')
  const { domain } = config.dkim
  const from = domainOf(sender.address)
  if (isAligned(domain, from)) return
  const words = 'DKIM_DOMAIN is not of the sender of letters: receivers do not count these signatures'
  log.error({ domain, from }, words)
}
