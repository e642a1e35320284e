import { type ClaimedDelivery, claimDue } from '../store/claims.ts'
import { findStream, type Stream } from '../store/streams.ts'
import { askDomains, askRelay } from './ask-again.ts'
import { deliverClaimed } from './deliver-claimed.ts'
import { type Deliverer, leaseFrom } from './deliverer.ts'
import { openPace, type Pace } from './pace.ts'

/** In milliseconds. So long a job goes on with its dispatch; then others that wait come first. */
const SHARE_MS = 1_000
/** In milliseconds. So long when nobody waits: a process that has just started gets its part of the jobs then. */
const LONGEST_SHARE_MS = 10_000

type Share = {
  stopping: AbortSignal
  /** Asked before each chunk: whether this job is still one to work on. */
  isOn: () => Promise<boolean>
  /** Asked when its share is used: whether other jobs wait for their turn. */
  doOthersWait: () => Promise<boolean>
  shareMs?: number
  longestMs?: number
}

/**
 * Works on chunks of a dispatch, one after another, until nothing is due, or its share of time is used and
 * others wait: so a dispatch costs the queue no more than its first job.
 * @returns true when there may be more to do at once.
 */
export async function deliverShare(
  deliverer: Deliverer,
  dispatchId: number,
  { stopping, isOn, doOthersWait, shareMs = SHARE_MS, longestMs = LONGEST_SHARE_MS }: Share,
): Promise<boolean> {
  const pace = openPace()
  const began = performance.now()
  const hasUsed = (ms: number) => performance.now() - began >= ms
  do {
    if (!(await isOn()) || !(await deliverChunk(deliverer, dispatchId, stopping, pace))) return false
  } while (!hasUsed(shareMs) || !(hasUsed(longestMs) || (await doOthersWait())))
  return true
}

/**
 * Works on a chunk of what is due of a dispatch: claims it, writes and hands over each delivery, settles each. Once
 * `stopping` is aborted or the relay pauses the cohort, nothing more is handed over, and untouched claims are given
 * back; those for a domain that is paused, or a family that goes slower, meanwhile are, too. Asks relays and domains
 * again when it is time.
 * @returns true when there may be more to do at once.
 */
export async function deliverChunk(
  deliverer: Deliverer,
  dispatchId: number,
  stopping?: AbortSignal,
  pace: Pace = openPace(),
): Promise<boolean> {
  const { db, clock } = deliverer
  const stream = await findStream(db, dispatchId)
  if (!stream) return false
  const isOver = stream.expiresAt <= clock.now()
  if ((stream.pausedBy === 'organiser' || stream.isHeldBack) && !isOver) return false
  if (stream.pausedBy === 'relay' && !isOver) return askRelay(deliverer, stream, stopping)
  const asked = await askDomains(deliverer, stream, stopping)
  const hasMore = await Promise.all([deliverDue(deliverer, stream, { stopping, pace }), asked()])
  return hasMore.includes(true)
}

async function deliverDue(
  deliverer: Deliverer,
  stream: Stream,
  { stopping, pace }: { stopping: AbortSignal | undefined; pace: Pace },
): Promise<boolean> {
  const size = pace.size(deliverer.pool.size)
  const { claimed, looked } = await claimSome(deliverer, stream, size)
  const admitted = await deliverer.pacing.admit(claimed)
  const began = performance.now()
  const { halted } = await deliverClaimed(deliverer, admitted, stopping)
  pace.note(admitted.letters.length, performance.now() - began)
  if (stopping?.aborted || halted === 'cohort') return false
  // What is given back for a domain that was paused meanwhile is due, and is put off when it is claimed again.
  return looked === size || halted === 'some'
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
