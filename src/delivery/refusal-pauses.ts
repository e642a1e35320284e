import { domainOf } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import { nextTryAt } from '../domain/delivery.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { type DomainPause, pauseDomain } from '../store/domain-pauses.ts'
import { pauseByRelay } from '../store/pauses.ts'
import type { Pacing } from './admitted.ts'
import type { Denials } from './denials.ts'

/**
 * What may not leave any more: nothing of the cohort, nothing for the domain of this letter, nothing for its family at
 * the speed that it had, or no restriction.
 */
export type Halt = 'cohort' | 'domain' | 'family' | 'nothing'

/** What one process knows about refusals. */
export type Watch = {
  db: Database
  clock: Clock
  /** Is called for each new pause, for the organiser's log. */
  onPause: (delivery: ClaimedDelivery, reason: string) => void
  /** Cohorts, and domains of cohorts, whose refusals this process has recorded. */
  troubled: Set<string>
  denials: Denials
  /** A provider asks for less, for a letter at this domain; false where nobody heeds that. */
  slow: Pacing['slow']
}

/** Pauses a cohort that the relay refuses. */
export async function pauseCohort(watch: Watch, delivery: ClaimedDelivery, reason: string): Promise<Halt> {
  const now = watch.clock.now()
  const paused = { cohortId: delivery.cohortId, reason, now, nextTryAt: nextTryAt(now, 0) }
  if (await pauseByRelay(watch.db, paused)) watch.onPause(delivery, reason)
  return 'cohort'
}

/** Pauses the domain of a letter for its cohort. */
export async function pauseDomainOf(
  { db, clock, onPause, troubled }: Watch,
  delivery: ClaimedDelivery,
  { why, reply }: { why: DomainPause['why']; reply: string },
): Promise<Halt> {
  const { cohortId } = delivery
  const now = clock.now()
  const domain = domainOf(delivery.address)
  troubled.add(`${cohortId} ${domain}`)
  const paused = { cohortId, domain, why, reason: reply, now, nextTryAt: nextTryAt(now, 0) }
  if (await pauseDomain(db, paused)) onPause(delivery, `${domain}: ${reply}`)
  return 'domain'
}
