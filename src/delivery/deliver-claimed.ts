import { createHash } from 'node:crypto'
import { domainOf } from '../domain/address.ts'
import { type Claim, giveUp, type Outcome, retryAt } from '../domain/delivery.ts'
import type { HandOverPermit } from '../mail/smtp-pool.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Settlement } from '../store/settle.ts'
import type { Unwritten } from '../writing/desk.ts'
import type { Writer } from '../writing/write-letters.ts'
import { type Deliverer, leaseFrom } from './deliverer.ts'
import type { Ending } from './ending.ts'

/** A lease survives three renewals that fail. */
const RENEWALS = 4
/** A turn is left to others after so long, between two letters. */
const TURN_MS = 300

/** How the deliveries that were claimed together ended, and what the relay pauses: `cohort`, or domains. */
type Endings = { outcomes: Outcome[]; halted: Set<string> }

/** Hands over what is claimed, and gives back what it may not or need not. */
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
    const ends = await Promise.allSettled(lanes(claimed, { deliverer, open, endings, stopping }))
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

/** As many lanes as there are connections, each taking the next claimed deliveries whenever it has a turn. */
function lanes(claimed: readonly ClaimedDelivery[], chunk: Chunk): Promise<void>[] {
  const { deliverer, stopping, endings } = chunk
  const queue = [...claimed]
  const write = deliverer.openWriter()
  const next = () => {
    if (stopping?.aborted || endings.halted.has('cohort')) queue.splice(0)
    for (let delivery = queue.shift(); delivery; delivery = queue.shift())
      if (!endings.halted.has(domainOf(delivery.address))) return delivery
    return undefined
  }
  const lane = async () => {
    while (queue.length > 0) {
      const turn = await deliverer.pool.acquire(claimed[0]?.cohortId ?? 0)
      try {
        await useTurn(next, { ...chunk, write, turn })
      } finally {
        turn.release()
      }
    }
  }
  return Array.from({ length: Math.min(deliverer.pool.size, claimed.length) }, lane)
}

type Hands = Chunk & { write: Writer; turn: HandOverPermit }

/** A letter that is being accounted for; `noted` resolves once it is. */
type Account = { ending: Ending | undefined; noted: Promise<void> }

/**
 * Delivers one after another for as long as a turn may last. While one is being settled, the next is on its way up to
 * its first byte, and no further: so there is never more than one for a turn that is handed over and not accounted for.
 */
async function useTurn(next: () => ClaimedDelivery | undefined, hands: Hands): Promise<void> {
  const end = performance.now() + TURN_MS
  let last: Account = { ending: undefined, noted: Promise.resolve() }
  try {
    do {
      const delivery = next()
      if (!delivery) break
      const outcome = await deliverOne(delivery, last.ending, hands)
      last = account(delivery, outcome, last, hands)
      last.noted.catch(() => undefined) // whoever awaits it below has the error
      if (outcome.kind !== 'submitted') break
    } while (performance.now() < end)
  } finally {
    last.ending?.hurry()
    await last.noted.catch(() => undefined) // the turn is not left before, whatever failed
  }
  await last.noted
}

async function deliverOne(
  delivery: ClaimedDelivery,
  before: Ending | undefined,
  { write, turn, deliverer }: Hands,
): Promise<Outcome> {
  const message = await write(delivery)
  if (!('bytes' in message)) return outcomeOf(message)
  const { id, fence } = delivery
  const bytesHash = createHash('sha256').update(message.bytes).digest('hex')
  const outcome = await turn.send(message, () => deliverer.ledger.handed({ id, fence, bytesHash }, before))
  // A relay or a domain that is asked again refuses all letters, and not this one.
  return delivery.isTry ? outcome : giveUp(outcome, delivery.attempts)
}

/** Begins to account for a letter; what came before it on the same connection is accounted for first. */
function account(delivery: ClaimedDelivery, outcome: Outcome, before: Account, hands: Hands): Account {
  const { deliverer, open, endings } = hands
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
  }
  return { ending, noted: note() }
}

function outcomeOf(unwritten: Unwritten): Outcome {
  if ('held' in unwritten) return { kind: 'held', reason: unwritten.held }
  if ('skipped' in unwritten) return { kind: 'skipped', reason: unwritten.skipped }
  return { kind: 'deferred', reply: unwritten.putOff, cause: 'service' }
}

async function settle(
  { id, address }: ClaimedDelivery,
  outcome: Outcome,
  settlement: Settlement | undefined,
  { ledger }: Deliverer,
): Promise<void> {
  if (outcome.kind === 'bounced') {
    await ledger.suppress({ id, address, reason: outcome.reply, suppress: outcome.suppress })
  }
  if (!settlement) return
  const ending = ledger.settle(settlement)
  ending.hurry()
  await ending.written
}

function settlementOf(
  { id, fence, attempts }: ClaimedDelivery,
  outcome: Outcome,
  { clock, random }: Deliverer,
): Settlement | undefined {
  switch (outcome.kind) {
    case 'submitted':
    case 'unknown':
      return { id, fence, state: outcome.kind, reply: outcome.reply }
    case 'bounced':
      return { id, fence, state: outcome.kind, reply: outcome.reply, reason: outcome.why }
    case 'deferred': {
      const nextAt = retryAt(clock.now(), { attempts, cause: outcome.cause, spread: random() })
      return { id, fence, state: 'due', reply: outcome.reply, nextAt }
    }
    case 'held':
    case 'skipped':
      return { id, fence, state: outcome.kind, reason: outcome.reason }
    case 'withdrawn':
      return undefined
  }
}
