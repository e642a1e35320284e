import { type Claim, giveUp, type Outcome } from '../domain/delivery.ts'
import { hashOf } from '../mail/message-bytes.ts'
import type { HandOverPermit } from '../mail/smtp-pool.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { isDispatchPaused } from '../store/one-off-dispatches.ts'
import { findPause } from '../store/pauses.ts'
import type { Writer } from '../writing/write-letters.ts'
import type { Admitted } from './admitted.ts'
import { ChunkQueue } from './chunk-queue.ts'
import { type Deliverer, leaseFrom } from './deliverer.ts'
import type { Ending } from './ending.ts'
import { outcomeOf, settle, settlementOf } from './settle-outcome.ts'

/** A lease survives three renewals that fail. */
const RENEWALS = 4
/** In milliseconds. A permit is left to others after so long, between two letters. */
const PERMIT_MS = 300

/**
 * How the deliveries that were claimed together ended, and whether all of their cohort is paused, or a domain or
 * family.
 */
type Endings = { outcomes: Outcome[]; halted: 'cohort' | 'some' | 'nothing' }

/** Work over what may leave of what was claimed, and gives back what it may not or need not. */
export async function deliverClaimed(
  deliverer: Deliverer,
  admitted: Admitted,
  stopping: AbortSignal | undefined,
): Promise<Endings> {
  const { ledger, leaseMs } = deliverer
  const open = new Map(admitted.letters.map((delivery) => [delivery.id, delivery]))
  const chunk = { deliverer, open, queue: new ChunkQueue(admitted, deliverer), outcomes: [], stopping }
  const renewal = setInterval(() => {
    // A renewal that fails lets the lease run out, and then the fence stops the hand-over.
    ledger.renew([...open.values()], leaseFrom(deliverer)).catch(() => undefined)
    admitted.renew().catch(() => undefined)
  }, leaseMs / RENEWALS)
  try {
    const ends = await Promise.allSettled(workers(admitted.letters, chunk))
    if (open.size > 0) await ledger.release([...open.values()])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return { outcomes: chunk.outcomes, halted: chunk.queue.halted }
  } finally {
    clearInterval(renewal)
    await admitted.end()
  }
}

type Chunk = {
  deliverer: Deliverer
  open: Map<number, Claim>
  queue: ChunkQueue
  outcomes: Outcome[]
  stopping: AbortSignal | undefined
}

/** As many workers as there may be connections, each taking the next deliveries whenever it has a permit. */
function workers(letters: readonly ClaimedDelivery[], chunk: Chunk): Promise<void>[] {
  const { deliverer, queue } = chunk
  const write = deliverer.openWriter()
  const worker = async () => {
    for (let isOn = true; isOn && !queue.isEmpty; ) {
      const permit = await deliverer.pool.acquire(letters[0]?.cohortId ?? 0)
      try {
        isOn = await usePermit({ ...chunk, write, permit })
      } finally {
        permit.release()
      }
    }
  }
  return Array.from({ length: Math.min(deliverer.pool.most, letters.length) }, worker)
}

type Work = Chunk & { write: Writer; permit: HandOverPermit }

/** A letter that is being accounted for; `noted` resolves once it is. */
type Account = { ending: Ending | undefined; noted: Promise<void> }

/**
 * Delivers one after another for as long as a permit may be kept. While one is being settled, the next is on its way up to
 * its first byte, and no further: so there is never more than one for a permit that is handed over and not accounted for.
 * @returns false when there was nothing for it.
 */
async function usePermit(work: Work): Promise<boolean> {
  const { queue, stopping } = work
  const end = performance.now() + PERMIT_MS
  let last: Account = { ending: undefined, noted: Promise.resolve() }
  let isUsed = false
  try {
    do {
      if (stopping?.aborted) queue.end()
      const delivery = queue.take()
      if (!delivery) break
      isUsed = true
      const outcome = await deliverOne(delivery, last.ending, work).finally(() => queue.done(delivery))
      last = account(delivery, outcome, last, work)
      last.noted.catch(() => undefined) // whoever awaits it below has the error
      if (outcome.kind !== 'submitted') break
    } while (performance.now() < end)
  } finally {
    last.ending?.flush()
    await last.noted.catch(() => undefined) // the permit is not given back before, whatever failed
  }
  await last.noted
  return isUsed
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
  const { deliverer, open, queue, outcomes } = work
  const settlement = settlementOf(delivery, outcome, deliverer)
  const ending = outcome.kind === 'submitted' && settlement ? deliverer.ledger.settle(settlement) : undefined
  const written = ending?.written ?? settle(delivery, outcome, settlement, deliverer)
  const note = async () => {
    await written
    open.delete(delivery.id)
    outcomes.push(outcome)
    deliverer.onOutcome(delivery, outcome)
    // In the order in which the relay spoke: a letter that it took counts before the refusal that came after it.
    await before.noted
    queue.halt(await deliverer.refusals.note(delivery, outcome), delivery)
    if (outcome.kind === 'withdrawn' && (await isPaused(deliverer, delivery))) queue.halt('cohort', delivery)
  }
  return { ending, noted: note() }
}

/**
 * Whether an organiser has paused the cohort, or this letter of it: then no other of the chunk has to find out by a
 * connection that is closed.
 */
async function isPaused({ db }: Deliverer, { cohortId, dispatchId }: ClaimedDelivery): Promise<boolean> {
  if ((await findPause(db, cohortId))?.pausedBy === 'organiser') return true
  return isDispatchPaused(db, dispatchId)
}
