import type { Clock } from '../domain/clock.ts'
import { type Claim, type Outcome, retryAt } from '../domain/delivery.ts'
import type { SmtpPool } from '../mail/smtp-pool.ts'
import type { Database } from '../store/database.ts'
import { type ClaimedDelivery, claimDeliveries, type Settlement } from '../store/deliveries.ts'
import type { Ledger } from './ledger.ts'
import type { Unwritten, Writer } from './write-letters.ts'

export type Deliverer = {
  db: Database
  ledger: Ledger
  clock: Clock
  pool: SmtpPool
  /** Opens a writer for the letters of one chunk. */
  openWriter: () => Writer
  /** Who claims, for people who read the ledger: host and process. */
  name: string
  /** 0 to 1, spreads retries. */
  random: () => number
  /** Called with each hand-over that ended, for logs and progress. */
  onOutcome: (delivery: ClaimedDelivery, outcome: Outcome) => void
}

const LEASE_MS = 2 * 60_000
const RENEW_MS = 30_000

/**
 * Works on a chunk of deliveries: claims those that are due, writes and hands over each, settles each. Once
 * `stopping` is aborted, nothing more is handed over and untouched claims are given back.
 */
export async function deliverChunk(
  deliverer: Deliverer,
  ids: number[],
  stopping?: AbortSignal,
): Promise<void> {
  const { db, clock, name, ledger } = deliverer
  const claimed = await claimDeliveries(db, ids, { now: clock.now(), leaseUntil: leaseFrom(clock), by: name })
  const open = new Map(claimed.map((delivery) => [delivery.id, delivery]))
  const renewal = setInterval(() => {
    // A renewal that fails lets the lease run out, and then the fence stops the hand-over.
    ledger.renew([...open.values()], leaseFrom(clock)).catch(() => undefined)
  }, RENEW_MS)
  try {
    const ends = await Promise.allSettled(lanes(claimed, deliverer, open, stopping))
    if (open.size > 0) await ledger.release([...open.values()])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  } finally {
    clearInterval(renewal)
  }
}

function leaseFrom(clock: Clock): Date {
  return new Date(clock.now().getTime() + LEASE_MS)
}

/** As many lanes as there are connections, each taking the next claimed delivery in turn. */
function lanes(
  claimed: ClaimedDelivery[],
  deliverer: Deliverer,
  open: Map<number, Claim>,
  stopping: AbortSignal | undefined,
): Promise<void>[] {
  const queue = claimed.values()
  const write = deliverer.openWriter()
  const lane = async () => {
    for (const delivery of queue) {
      if (stopping?.aborted) return
      await deliverOne(delivery, write, deliverer)
      open.delete(delivery.id)
    }
  }
  return Array.from({ length: Math.min(deliverer.pool.size, claimed.length) }, lane)
}

async function deliverOne(delivery: ClaimedDelivery, write: Writer, deliverer: Deliverer): Promise<void> {
  const message = await write(delivery)
  const outcome =
    'bytes' in message
      ? await deliverer.pool.send(message, () => deliverer.ledger.handed(delivery))
      : outcomeOf(message)
  await settle(delivery, outcome, deliverer)
  deliverer.onOutcome(delivery, outcome)
}

function outcomeOf(unwritten: Unwritten): Outcome {
  if ('held' in unwritten) return { kind: 'held', reason: unwritten.held }
  return { kind: 'deferred', reply: unwritten.putOff, ours: true }
}

async function settle(delivery: ClaimedDelivery, outcome: Outcome, deliverer: Deliverer): Promise<void> {
  const settlement = settlementOf(delivery, outcome, deliverer)
  if (outcome.kind === 'bounced' && outcome.suppress)
    await deliverer.ledger.suppress(delivery.id, outcome.reply)
  if (settlement) await deliverer.ledger.settle(settlement)
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
      return { id, fence, state: 'bounced', reply: outcome.reply }
    case 'deferred':
      return {
        id,
        fence,
        state: 'due',
        reply: outcome.reply,
        nextAt: retryAt(clock.now(), attempts, random()),
      }
    case 'held':
      return { id, fence, state: 'held', reason: outcome.reason }
    case 'withdrawn':
      return undefined
  }
}
