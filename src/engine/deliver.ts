import { createHash } from 'node:crypto'
import type { Clock } from '../domain/clock.ts'
import { type Claim, nextTryAt, type Outcome, retryAt } from '../domain/delivery.ts'
import type { HandOverTurn, SmtpPool } from '../mail/smtp-pool.ts'
import { type ClaimedDelivery, claimDue } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { takeTry } from '../store/pauses.ts'
import type { Settlement } from '../store/settle.ts'
import { findStream, type Stream } from '../store/streams.ts'
import type { Unwritten } from './desk.ts'
import type { Ending } from './ending.ts'
import type { Ledger } from './ledger.ts'
import type { RefusalWatch } from './refusals.ts'
import type { Writer } from './write-letters.ts'

export type Deliverer = {
  db: Database
  ledger: Ledger
  refusals: RefusalWatch
  clock: Clock
  pool: SmtpPool
  /** Opens a writer for the letters of one chunk. */
  openWriter: () => Writer
  /** Who claims, for people who read the ledger: host and process. */
  name: string
  /** How long, in milliseconds, a claim is ours without a sign of life. */
  leaseMs: number
  /** 0 to 1, spreads retries. */
  random: () => number
  /** Called with each hand-over that ended, for logs and progress. */
  onOutcome: (delivery: ClaimedDelivery, outcome: Outcome) => void
}

/** Deliveries claimed at once, at most. */
export const CHUNK = 100
/** And for each connection: enough to keep it busy, few enough to be found again soon when this process dies. */
const CLAIMED_AHEAD = 10
/** A lease survives three renewals that fail. */
const RENEWALS = 4
/** A turn is left to others after so long, between two letters. */
const TURN_MS = 300

/**
 * Works on a chunk of what is due of a dispatch: claims it, writes and hands over each delivery, settles each. Once
 * `stopping` is aborted or the relay pauses the cohort, nothing more is handed over and untouched claims are given
 * back.
 * @returns true when there may be more to do at once.
 */
export async function deliverChunk(
  deliverer: Deliverer,
  dispatchId: number,
  stopping?: AbortSignal,
): Promise<boolean> {
  const { db, ledger, leaseMs } = deliverer
  const stream = await findStream(db, dispatchId)
  const size = stream ? await chunkSize(deliverer, stream) : 0
  if (!stream || size === 0) return false
  const { claimed, looked } = await claimSome(deliverer, stream, size)
  const open = new Map(claimed.map((delivery) => [delivery.id, delivery]))
  const renewal = setInterval(() => {
    // A renewal that fails lets the lease run out, and then the fence stops the hand-over.
    ledger.renew([...open.values()], leaseFrom(deliverer)).catch(() => undefined)
  }, leaseMs / RENEWALS)
  try {
    const ends = await Promise.allSettled(lanes(claimed, deliverer, open, stopping))
    if (open.size > 0) await ledger.release([...open.values()])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    return looked === size && open.size === 0
  } finally {
    clearInterval(renewal)
  }
}

function leaseFrom({ clock, leaseMs }: Deliverer): Date {
  return new Date(clock.now().getTime() + leaseMs)
}

/** Claims until there is something to hand over: a try of the relay is not spent on somebody who has left. */
async function claimSome(
  deliverer: Deliverer,
  stream: Stream,
  size: number,
): Promise<{ claimed: ClaimedDelivery[]; looked: number }> {
  const { db, clock, name: by } = deliverer
  for (;;) {
    const leaseUntil = leaseFrom(deliverer)
    const found = await claimDue(db, stream, { now: clock.now(), leaseUntil, by, size })
    if (found.claimed.length > 0 || found.looked < size) return found
  }
}

/** How many deliveries may be claimed: of a cohort that the relay pauses, one when it is time to ask again. */
async function chunkSize({ db, clock, pool }: Deliverer, stream: Stream): Promise<number> {
  const now = clock.now()
  if (stream.pausedBy === null || stream.expiresAt <= now) return Math.min(CHUNK, CLAIMED_AHEAD * pool.size)
  if (stream.pausedBy === 'organiser') return 0
  const mayTry = await takeTry(db, stream.cohortId, { now, nextTryAt: (tries) => nextTryAt(now, tries) })
  return mayTry ? 1 : 0
}

/** As many lanes as there are connections, each taking the next claimed deliveries whenever it has a turn. */
function lanes(
  claimed: ClaimedDelivery[],
  deliverer: Deliverer,
  open: Map<number, Claim>,
  stopping: AbortSignal | undefined,
): Promise<void>[] {
  const queue = [...claimed]
  const write = deliverer.openWriter()
  const next = () => (stopping?.aborted ? undefined : queue.shift())
  const lane = async () => {
    while (queue.length > 0) {
      const turn = await deliverer.pool.turn(claimed[0]?.cohortId ?? 0)
      try {
        const isPaused = await useTurn(next, { write, turn, deliverer, open })
        if (isPaused || stopping?.aborted) return void queue.splice(0)
      } finally {
        turn.leave()
      }
    }
  }
  return Array.from({ length: Math.min(deliverer.pool.size, claimed.length) }, lane)
}

type Hands = { write: Writer; turn: HandOverTurn; deliverer: Deliverer; open: Map<number, Claim> }

/** A letter that is being accounted for. `isPaused` resolves once it is: true when the relay pauses the cohort. */
type Account = { ending: Ending | undefined; isPaused: Promise<boolean> }

/**
 * Delivers one after another for as long as a turn may last. While one is being settled, the next is on its way up to
 * its first byte, and no further: so there is never more than one for a turn that is handed over and not accounted for.
 * @returns true when the relay pauses the cohort.
 */
async function useTurn(next: () => ClaimedDelivery | undefined, hands: Hands): Promise<boolean> {
  const end = performance.now() + TURN_MS
  let last: Account = { ending: undefined, isPaused: Promise.resolve(false) }
  try {
    do {
      const delivery = next()
      if (!delivery) break
      const outcome = await deliverOne(delivery, last.ending, hands)
      last = account(delivery, outcome, last, hands)
      last.isPaused.catch(() => undefined) // whoever awaits it below has the error
      if (outcome.kind !== 'submitted') break
    } while (performance.now() < end)
  } finally {
    last.ending?.hurry()
    await last.isPaused.catch(() => undefined) // the turn is not left before, whatever failed
  }
  return last.isPaused
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
  return turn.send(message, () => deliverer.ledger.handed({ id, fence, bytesHash }, before))
}

/** Begins to account for a letter; what came before it on the same connection is accounted for first. */
function account(delivery: ClaimedDelivery, outcome: Outcome, before: Account, hands: Hands): Account {
  const { deliverer, open } = hands
  const settlement = settlementOf(delivery, outcome, deliverer)
  const ending = outcome.kind === 'submitted' && settlement ? deliverer.ledger.settle(settlement) : undefined
  const written = ending?.written ?? settle(delivery, outcome, settlement, deliverer)
  const isPaused = async () => {
    await written
    open.delete(delivery.id)
    deliverer.onOutcome(delivery, outcome)
    // In the order in which the relay spoke: a letter that it took counts before the refusal that came after it.
    const wasPaused = await before.isPaused
    const isNow = await deliverer.refusals.note(delivery, outcome)
    return wasPaused || isNow
  }
  return { ending, isPaused: isPaused() }
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
    const atSecond = outcome.suppress === 'at-second'
    await ledger.suppress({ id, address, reason: outcome.reply, atSecond })
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
    case 'bounced':
      return { id, fence, state: outcome.kind, reply: outcome.reply }
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
