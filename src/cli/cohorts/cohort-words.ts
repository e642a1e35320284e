import type { Cohort } from '../../domain/cohort.ts'
import type { CohortLetter } from '../../store/cohort-letters.ts'
import type { CohortSummary } from '../../store/cohorts.ts'
import type { WorkerFault } from '../../store/relay-faults.ts'

const UNENDED = ['due', 'claimed', 'handed']

/**
 * The state of a dispatch, for people: `planned`, `under way` while some of its letters have not ended, `done`, or
 * `cancelled`. The ledger closes a dispatch once everybody has a delivery, long before the last letter has left.
 */
export function dispatchWords({ state, outcomes }: Pick<CohortLetter, 'state' | 'outcomes'>): string {
  if (state === 'open') return 'under way'
  if (state !== 'closed') return state
  return UNENDED.some((unended) => (outcomes[unended] ?? 0) > 0) ? 'under way' : 'done'
}

/** For example `running`, `paused by the relay` or `running, paused for orange.fr`. */
export function stateWords({
  state,
  pausedBy,
  pausedDomains,
}: Pick<CohortSummary, 'state' | 'pausedBy' | 'pausedDomains'>): string {
  if (state !== 'running') return state
  if (pausedBy) return `paused by the ${pausedBy}`
  return pausedDomains.length > 0 ? `${state}, paused for ${pausedDomains.join(', ')}` : state
}

/** For example `sign-up is open, to 200 at most`. */
export function signUpWords({ signUp, capacity }: Cohort): string {
  return `sign-up is ${signUp}${signUp === 'open' && capacity !== null ? `, to ${capacity} at most` : ''}`
}

/** Why no letter reaches the relay: one line for each worker that cannot connect to it. */
export function relayFaultLines(faults: readonly WorkerFault[]): string[] {
  return faults.map(
    ({ worker, reason, since }) =>
      `no letter reaches the relay since ${since.toISOString()}: ${reason} (worker ${worker})`,
  )
}
