import { type ClaimedDelivery, claimDue } from '../store/claims.ts'
import { findStream, type Stream } from '../store/streams.ts'
import { askDomains, askRelay } from './ask-again.ts'
import { deliverClaimed } from './deliver-claimed.ts'
import { type Deliverer, leaseFrom } from './deliverer.ts'

/** Deliveries claimed at once, at most. */
export const CHUNK = 100
/** And for each connection: enough to keep it busy, few enough to be found again soon when this process dies. */
const CLAIMED_AHEAD = 10

/**
 * Works on a chunk of what is due of a dispatch: claims it, writes and hands over each delivery, settles each. Once
 * `stopping` is aborted or the relay pauses the cohort, nothing more is handed over, and untouched claims are given
 * back; those for a domain that is paused meanwhile are, too. Asks relays and domains again when it is time.
 * @returns true when there may be more to do at once.
 */
export async function deliverChunk(
  deliverer: Deliverer,
  dispatchId: number,
  stopping?: AbortSignal,
): Promise<boolean> {
  const { db, clock } = deliverer
  const stream = await findStream(db, dispatchId)
  if (!stream) return false
  const isOver = stream.expiresAt <= clock.now()
  if (stream.pausedBy === 'organiser' && !isOver) return false
  if (stream.pausedBy === 'relay' && !isOver) return askRelay(deliverer, stream, stopping)
  const asked = await askDomains(deliverer, stream, stopping)
  const hasMore = await Promise.all([deliverDue(deliverer, stream, stopping), asked()])
  return hasMore.includes(true)
}

async function deliverDue(
  deliverer: Deliverer,
  stream: Stream,
  stopping: AbortSignal | undefined,
): Promise<boolean> {
  const size = Math.min(CHUNK, CLAIMED_AHEAD * deliverer.pool.size)
  const { claimed, looked } = await claimSome(deliverer, stream, size)
  const { halted } = await deliverClaimed(deliverer, claimed, stopping)
  if (stopping?.aborted || halted.has('cohort')) return false
  // What is given back for a domain that was paused meanwhile is due, and is put off when it is claimed again.
  return looked === size || halted.size > 0
}

/** Claims until there is something to hand over, or nothing is due any more. */
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
