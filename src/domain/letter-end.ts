import type { Outcome } from './people-filter.ts'

/** How a delivery ended, for people; undefined for a state that the ledger does not have. */
export function outcomeOf({ state, reason }: { state: string; reason: string | null }): Outcome | undefined {
  switch (state) {
    case 'submitted':
    case 'bounced':
    case 'unknown':
    case 'held':
    case 'failed':
      return state
    case 'due':
    case 'claimed':
    case 'handed':
      return 'waiting'
    case 'skipped':
      return reason === 'unsubscribed' ? 'left' : reason === 'paused' ? 'paused' : 'failed'
    default:
      return undefined
  }
}
