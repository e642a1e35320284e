import { nextTryAt, type Outcome } from '../domain/delivery.ts'
import { type ClaimedDelivery, claimTry } from '../store/claims.ts'
import { type DomainPause, domainsToTry, endDomainPauses, takeDomainTry } from '../store/domain-pauses.ts'
import { takeTry } from '../store/pauses.ts'
import { quietDomains } from '../store/returned-pauses.ts'
import { findStream, type Stream } from '../store/streams.ts'
import { findTry } from '../store/tries.ts'
import { admitAll } from './admitted.ts'
import { deliverClaimed } from './deliver-claimed.ts'
import { type Deliverer, leaseFrom } from './deliverer.ts'

/**
 * The most letters that one try may use, when earlier ones said nothing about the relay: dead mailboxes, subscribers who
 * have left.
 */
const MOST_LETTERS = 10

/** What to ask about: a whole cohort, or one domain of it. The try uses a letter that is due by `until`. */
type Question = { cohortId: number; domain: string | null; until: Date; why: DomainPause['why'] }

/**
 * Tries a cohort that the relay refuses again, when a try is due, with one of its letters.
 * @returns true when the relay took that letter.
 */
export async function askRelay(
  deliverer: Deliverer,
  { cohortId }: Stream,
  stopping: AbortSignal | undefined,
): Promise<boolean> {
  const now = deliverer.clock.now()
  const isTime = await takeTry(deliverer.db, cohortId, { now, nextTryAt: (tries) => nextTryAt(now, tries) })
  return isTime && ask(deliverer, { cohortId, domain: null, until: now, why: 'policy' }, stopping)
}

/**
 * Takes the due tries of the domains that are paused for the cohort of a stream.
 * @returns a function that tries each domain with one letter, and answers whether any letter was taken. It is not
 * awaited here, because one slow domain would delay the others.
 */
export async function askDomains(
  deliverer: Deliverer,
  { cohortId, nextDomainTryAt }: Stream,
  stopping: AbortSignal | undefined,
): Promise<() => Promise<boolean>> {
  const now = deliverer.clock.now()
  if (nextDomainTryAt === null || nextDomainTryAt > now) return async () => false
  for (const domain of await quietDomains(deliverer.db, cohortId, now))
    await endDomainPauses(deliverer.db, { cohortId, domain })
  const questions: Question[] = []
  for (const { domain, why } of await domainsToTry(deliverer.db, cohortId, now)) {
    const next = { now, nextTryAt: (tries: number) => nextTryAt(now, tries) }
    const until = await takeDomainTry(deliverer.db, { cohortId, domain }, next)
    if (until) questions.push({ cohortId, domain, until, why })
  }
  return async () => {
    const taken = await Promise.all(questions.map((question) => ask(deliverer, question, stopping)))
    return taken.includes(true)
  }
}

/** Hands letters over one after another until one of them gets an answer. True when that letter was taken. */
async function ask(
  deliverer: Deliverer,
  question: Question,
  stopping: AbortSignal | undefined,
): Promise<boolean> {
  for (let letters = 0; letters < MOST_LETTERS && !stopping?.aborted; letters++) {
    const letter = await claimOne(deliverer, question)
    if (!letter) return false
    const { outcomes } = await deliverClaimed(deliverer, admitAll([letter]), stopping)
    if (outcomes.some((outcome) => isAnswer(outcome, question)))
      return outcomes.some(({ kind }) => kind === 'submitted')
  }
  return false
}

/**
 * Whether an outcome tells if letters flow again. A reply about one mailbox does not, except where the pause is about
 * replies that deny mailboxes.
 */
function isAnswer(outcome: Outcome, { why }: Question): boolean {
  switch (outcome.kind) {
    case 'submitted':
    case 'deferred':
    case 'unknown':
      return true
    case 'bounced':
      return why === 'denial'
    case 'held':
    case 'skipped':
    case 'withdrawn':
      return false
  }
}

async function claimOne(deliverer: Deliverer, question: Question): Promise<ClaimedDelivery | undefined> {
  const { db, clock, name: by } = deliverer
  for (;;) {
    const found = await findTry(db, question)
    const stream = found && (await findStream(db, found.dispatchId))
    if (!stream) return undefined
    const claim = { now: clock.now(), leaseUntil: leaseFrom(deliverer), by, deliveryId: found.deliveryId }
    // A letter that may not leave any more is settled by this claim, and not found again.
    const { claimed } = await claimTry(db, stream, claim)
    if (claimed[0]) return claimed[0]
  }
}
