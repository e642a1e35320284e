import type { Clock } from '../domain/clock.ts'
import { type DeferralCause, nextTryAt, type Outcome } from '../domain/delivery.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import type { Database } from '../store/database.ts'
import { endRelayPause, noteRefusal, pauseByRelay } from '../store/pauses.ts'

/** Refusals that may be the reader's own server's: so many in a row, of letters tried for the first time, are not. */
const REFUSED_IN_A_ROW = 3

/** Watches what the relay says of the cohorts it gets letters of, and pauses those it refuses. */
export type RefusalWatch = {
  /** Takes note of an outcome that is settled; true when the relay pauses this cohort, now or already. */
  note(delivery: ClaimedDelivery, outcome: Outcome): Promise<boolean>
}

/** A watch for one process; `onPause` tells the organiser's log when a cohort is paused. */
export function watchRefusals(
  { db, clock }: { db: Database; clock: Clock },
  onPause: (delivery: ClaimedDelivery, reason: string) => void,
): RefusalWatch {
  const troubled = new Set<number>()

  async function refused(
    delivery: ClaimedDelivery,
    { cause, reply }: { cause: DeferralCause; reply: string },
  ): Promise<boolean> {
    const { cohortId, attempts } = delivery
    // When all others have left, those that are tried again follow one another: that says nothing of the cohort.
    if (cause === 'letter' && attempts > 1) return false
    const now = clock.now()
    troubled.add(cohortId)
    const inARow = await noteRefusal(db, { cohortId, deliveryId: delivery.id, reply, now })
    if (cause === 'letter' && inARow < REFUSED_IN_A_ROW) return false
    const paused = { cohortId, reason: reply, now, nextTryAt: nextTryAt(now, 0) }
    if (await pauseByRelay(db, paused)) onPause(delivery, reply)
    return true
  }

  return {
    async note(delivery, outcome) {
      if (outcome.kind === 'deferred' && (outcome.cause === 'sender' || outcome.cause === 'letter'))
        return refused(delivery, outcome)
      if (outcome.kind === 'submitted' && (delivery.troubled || troubled.has(delivery.cohortId))) {
        troubled.delete(delivery.cohortId)
        await endRelayPause(db, delivery.cohortId)
      }
      return false
    },
  }
}
