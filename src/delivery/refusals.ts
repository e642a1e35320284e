import { domainOf } from '../domain/address.ts'
import type { Outcome } from '../domain/delivery.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { takeBackBounces } from '../store/domain-pauses.ts'
import { hadLetters, noteRefusal, noteTaken, type RefusedPeople } from '../store/refusals.ts'
import { denials } from './denials.ts'
import { type Halt, pauseCohort, pauseDomainOf, type Watch } from './refusal-pauses.ts'

/** Watches how the relay answers for each cohort, and pauses the cohorts or domains that it refuses. */
export type RefusalWatch = {
  /** Records a settled outcome and returns what is paused because of it, now or already. */
  note(delivery: ClaimedDelivery, outcome: Outcome): Promise<Halt>
}

/** A watch for one process. `onPause` writes to the organiser's log when a cohort or one of its domains is paused. */
export function watchRefusals(
  { db, clock, slow }: Pick<Watch, 'db' | 'clock' | 'slow'>,
  onPause: Watch['onPause'],
): RefusalWatch {
  const watch: Watch = { db, clock, onPause, slow, troubled: new Set(), denials: denials() }
  return {
    async note(delivery, outcome) {
      switch (outcome.kind) {
        case 'deferred':
          if (outcome.cause === 'sender') return refusedUs(watch, delivery, outcome.reply)
          if (outcome.cause === 'throttled') return throttled(watch, delivery, outcome.reply)
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

async function throttled({ slow }: Watch, { address }: ClaimedDelivery, reply: string): Promise<Halt> {
  return (await slow(domainOf(address), reply)) ? 'family' : 'nothing'
}

async function refusedLetter(watch: Watch, delivery: ClaimedDelivery, reply: string): Promise<Halt> {
  // Once all other letters have left, the retried ones follow one another, and their refusals say nothing about other
  // letters.
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

/** From this many people in a row, a refusal may be about us and not about the individual letter. */
const REFUSED_IN_A_ROW = 3

/** What to pause after letters to different people were refused in a row. */
function whomToPause({ inARow, domains, here }: RefusedPeople): Exclude<Halt, 'family'> {
  if (inARow >= REFUSED_IN_A_ROW && domains > 1) return 'cohort'
  return here >= REFUSED_IN_A_ROW ? 'domain' : 'nothing'
}

/**
 * A server says that a mailbox does not exist or takes no mail. A server that has lost its list of mailboxes says the
 * same.
 */
async function denied(watch: Watch, delivery: ClaimedDelivery, reply: string): Promise<Halt> {
  const { db } = watch
  // While the domain is paused for denials, no mailbox there is believed to be gone.
  await takeBackBounces(db, [delivery.id])
  if (delivery.attempts > 1) return 'nothing'
  const isKnown = await hadLetters(db, delivery.id)
  const run = watch.denials.note(delivery, isKnown)
  if (!run) return 'nothing'
  const halt = await pauseDomainOf(watch, delivery, { why: 'denial', reply })
  await takeBackBounces(db, run)
  return halt
}

/** Touches the ledger only where a refusal was recorded: most letters are taken, and each statement costs. */
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
