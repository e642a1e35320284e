import { domainOf } from '../domain/address.ts'
import { type Claim, giveUp, type Outcome } from '../domain/delivery.ts'
import { hashOf } from '../mail/message-bytes.ts'
import type { HandOverPermit } from '../mail/smtp-pool.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { isDispatchPaused } from '../store/one-off-dispatches.ts'
import { findPause } from '../store/pauses.ts'
import type { Writer } from '../writing/write-letters.ts'
import { type Deliverer, leaseFrom } from './deliverer.ts'
import type { Ending } from './ending.ts'
import { outcomeOf, settle, settlementOf } from './settle-outcome.ts'

/** A lease survives three renewals that fail. */
const RENEWALS = 4
/** In milliseconds. A permit is left to others after so long, between two letters. */
const PERMIT_MS = 300

/** How the deliveries that were claimed together ended, and what is paused: `cohort`, or domains. */
type Endings = { outcomes: Outcome[]; halted: Set<string> }

/** Work over what is claimed, and gives back what it may not or need not. */
export async function deliverClaimed(
  deliverer: Deliverer,
  claimed: readonly ClaimedDelivery[],
  stopping: AbortSignal | undefined,
): Promise<Endings> {
  const { ledger, leaseMs } = deliverer
  const open = new Map(claimed.map((delivery) => [delivery.id, delivery]))
  const endings: Endings = { outcomes: [], halted: new Set() }
  const renewal = setInterval(() => {
    // A renewal that fails lets the lease run out, and then the fence stops the hand-over.
    ledger.renew([...open.values()], leaseFrom(deliverer)).catch(() => undefined)
  }, leaseMs / RENEWALS)
  try {
    const ends = await Promise.allSettled(workers(claimed, { deliverer, open, endings, stopping }))
    if (open.size > 0) await ledger.release([...open.values()])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return endings
  } finally {
    clearInterval(renewal)
  }
}

type Chunk = {
  deliverer: Deliverer
  open: Map<number, Claim>
  endings: Endings
  stopping: AbortSignal | undefined
}

/** As many workers as there may be connections, each taking the next claimed deliveries whenever it has a permit. */
function workers(claimed: readonly ClaimedDelivery[], chunk: Chunk): Promise<void>[] {
  const { deliverer, stopping, endings } = chunk
  const queue = [...claimed]
  const write = deliverer.openWriter()
  const next = () => {
    if (stopping?.aborted || endings.halted.has('cohort')) queue.splice(0)
    for (let delivery = queue.shift(); delivery; delivery = queue.shift())
      if (!endings.halted.has(domainOf(delivery.address))) return delivery
    return undefined
  }
  const worker = async () => {
    while (queue.length > 0) {
      const permit = await deliverer.pool.acquire(claimed[0]?.cohortId ?? 0)
      try {
        await usePermit(next, { ...chunk, write, permit })
      } finally {
        permit.release()
      }
    }
  }
  return Array.from({ length: Math.min(deliverer.pool.most, claimed.length) }, worker)
}

type Work = Chunk & { write: Writer; permit: HandOverPermit }

/** A letter that is being accounted for; `noted` resolves once it is. */
type Account = { ending: Ending | undefined; noted: Promise<void> }

/**
 * Delivers one after another for as long as a permit may be kept. While one is being settled, the next is on its way up to
 * its first byte, and no further: so there is never more than one for a permit that is handed over and not accounted for.
 */
async function usePermit(next: () => ClaimedDelivery | undefined, work: Work): Promise<void> {
  const end = performance.now() + PERMIT_MS
  let last: Account = { ending: undefined, noted: Promise.resolve() }
  try {
    do {
      const delivery = next()
      if (!delivery) break
      const outcome = await deliverOne(delivery, last.ending, work)
      last = account(delivery, outcome, last, work)
      last.noted.catch(() => undefined) // whoever awaits it below has the error
      if (outcome.kind !== 'submitted') break
    } while (performance.now() < end)
  } finally {
    last.ending?.flush()
    await last.noted.catch(() => undefined) // the permit is not given back before, whatever failed
  }
  await last.noted
}

async function deliverOne(
  delivery: ClaimedDelivery,
  before: Ending | undefined,
  { write, permit, deliverer }: Work,
): Promise<Outcome> {
  const message = await write(delivery)
  if (!('bytes' in message)) return outcomeOf(message)
  const { id, fence } = delivery
  const bytesHash = hashOf(message)
  const outcome = await permit.send(message, () => deliverer.ledger.handed({ id, fence, bytesHash }, before))
  // A relay or a domain that is asked again refuses all letters, and not this one.
  return delivery.isTry ? outcome : giveUp(outcome, delivery.attempts)
}

/** Begins to account for a letter; what came before it on the same connection is accounted for first. */
function account(delivery: ClaimedDelivery, outcome: Outcome, before: Account, work: Work): Account {
  const { deliverer, open, endings } = work
  const settlement = settlementOf(delivery, outcome, deliverer)
  const ending = outcome.kind === 'submitted' && settlement ? deliverer.ledger.settle(settlement) : undefined
  const written = ending?.written ?? settle(delivery, outcome, settlement, deliverer)
  const note = async () => {
    await written
    open.delete(delivery.id)
    endings.outcomes.push(outcome)
    deliverer.onOutcome(delivery, outcome)
    // In the order in which the relay spoke: a letter that it took counts before the refusal that came after it.
    await before.noted
    const halt = await deliverer.refusals.note(delivery, outcome)
    if (halt !== 'nothing') endings.halted.add(halt === 'cohort' ? halt : domainOf(delivery.address))
    if (outcome.kind === 'withdrawn' && (await isPaused(deliverer, delivery))) endings.halted.add('cohort')
  }
  return { ending, noted: note() }
}

/**
 * Whether an organiser has paused the cohort, or this letter of it: then no other of the chunk has to find out by a connection
 * that is closed.
 */
async function isPaused({ db }: Deliverer, { cohortId, dispatchId }: ClaimedDelivery): Promise<boolean> {
  if ((await findPause(db, cohortId))?.pausedBy === 'organiser') return true
  return isDispatchPaused(db, dispatchId)
}
