import { domainOf } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import { nextTryAt, type Outcome } from '../domain/delivery.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { type DomainPause, pauseDomain, takeBackBounces } from '../store/domain-pauses.ts'
import { pauseByRelay } from '../store/pauses.ts'
import { hadLetters, noteRefusal, noteTaken, type RefusedPeople } from '../store/refusals.ts'
import { type Denials, denials } from './denials.ts'

/** What may not leave any more: nothing of the cohort, nothing for the domain of this letter, or all may. */
export type Halt = 'cohort' | 'domain' | 'nothing'

/** Watches what the relay says of the cohorts it gets letters of, and pauses those, or the domains, that it refuses. */
export type RefusalWatch = {
  /** Takes note of an outcome that is settled; what the relay pauses, now or already. */
  note(delivery: ClaimedDelivery, outcome: Outcome): Promise<Halt>
}

type Watch = {
  db: Database
  clock: Clock
  /** Hears of each pause, as `onPause` below. */
  onPause: (delivery: ClaimedDelivery, reason: string) => void
  /** Cohorts, and domains of cohorts, whose refusals this process has noted. */
  troubled: Set<string>
  denials: Denials
}

/** A watch for one process; `onPause` tells the organiser's log when a cohort or a domain is paused for it. */
export function watchRefusals(
  { db, clock }: { db: Database; clock: Clock },
  onPause: Watch['onPause'],
): RefusalWatch {
  const watch: Watch = { db, clock, onPause, troubled: new Set(), denials: denials() }
  return {
    async note(delivery, outcome) {
      switch (outcome.kind) {
        case 'deferred':
          if (outcome.cause === 'sender') return refusedUs(watch, delivery, outcome.reply)
          return outcome.cause === 'letter' ? refusedLetter(watch, delivery, outcome.reply) : 'nothing'
        case 'bounced':
          return outcome.why === 'policy' ? 'nothing' : denied(watch, delivery, outcome.reply)
        case 'submitted':
          await taken(watch, delivery)
          return 'nothing'
        case 'unknown':
        case 'held':
        case 'skipped':
        case 'withdrawn':
          return 'nothing'
      }
    },
  }
}

async function refusedUs(watch: Watch, delivery: ClaimedDelivery, reply: string): Promise<Halt> {
  const now = watch.clock.now()
  watch.troubled.add(`${delivery.cohortId}`)
  await noteRefusal(watch.db, {
    cohortId: delivery.cohortId,
    deliveryId: delivery.id,
    domain: null,
    reply,
    now,
  })
  return pauseCohort(watch, delivery, reply)
}

async function refusedLetter(watch: Watch, delivery: ClaimedDelivery, reply: string): Promise<Halt> {
  // When all others have left, those that are tried again follow one another: that says nothing of the others.
  if (delivery.attempts > 1) return 'nothing'
  const { cohortId } = delivery
  const domain = domainOf(delivery.address)
  watch.troubled.add(`${cohortId}`).add(`${cohortId} ${domain}`)
  const noted = { cohortId, deliveryId: delivery.id, domain, reply, now: watch.clock.now() }
  switch (whomToPause(await noteRefusal(watch.db, noted))) {
    case 'cohort':
      return pauseCohort(watch, delivery, reply)
    case 'domain':
      return pauseDomainOf(watch, delivery, { why: 'policy', reply })
    case 'nothing':
      return 'nothing'
  }
}

/** Refusals of so many people in a row may not be their own servers’ any more. */
const REFUSED_IN_A_ROW = 3

/** Whom refusals of letters, of different people and in a row, speak against. */
function whomToPause({ inARow, domains, here }: RefusedPeople): Halt {
  if (inARow >= REFUSED_IN_A_ROW && domains > 1) return 'cohort'
  return here >= REFUSED_IN_A_ROW ? 'domain' : 'nothing'
}

/** A mailbox is said not to be, or not to take mail: so say servers, too, that have lost the list of their mailboxes. */
async function denied(watch: Watch, delivery: ClaimedDelivery, reply: string): Promise<Halt> {
  const { db } = watch
  // While its domain is paused for that, nobody of it is believed to be gone.
  await takeBackBounces(db, [delivery.id])
  if (delivery.attempts > 1) return 'nothing'
  const isKnown = await hadLetters(db, delivery.id)
  const run = watch.denials.note(delivery, isKnown)
  if (!run) return 'nothing'
  const halt = await pauseDomainOf(watch, delivery, { why: 'denial', reply })
  await takeBackBounces(db, run)
  return halt
}

/** Only what was refused makes the ledger worth a look: letters that are taken are many. */
async function taken({ db, troubled, denials }: Watch, delivery: ClaimedDelivery): Promise<void> {
  const { cohortId } = delivery
  const domain = domainOf(delivery.address)
  denials.forget(delivery)
  const hasTrouble = delivery.troubled || delivery.troubledDomains.includes(domain)
  if (!hasTrouble && !troubled.has(`${cohortId}`) && !troubled.has(`${cohortId} ${domain}`)) return
  troubled.delete(`${cohortId}`)
  troubled.delete(`${cohortId} ${domain}`)
  await noteTaken(db, { cohortId, domain })
}

async function pauseCohort(watch: Watch, delivery: ClaimedDelivery, reason: string): Promise<Halt> {
  const now = watch.clock.now()
  const paused = { cohortId: delivery.cohortId, reason, now, nextTryAt: nextTryAt(now, 0) }
  if (await pauseByRelay(watch.db, paused)) watch.onPause(delivery, reason)
  return 'cohort'
}

async function pauseDomainOf(
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
