/** Names a claim: a claim whose fence is no longer the row's has lost the delivery. */
export type Claim = { readonly id: number; readonly fence: number }

/** How one hand-over to the relay ended. */
export type Outcome =
  /** The relay answered 250: `reply` is its whole line. */
  | { kind: 'submitted'; reply: string }
  /** No such mailbox; `suppress` when nothing more may be sent there. */
  | { kind: 'bounced'; reply: string; suppress: boolean }
  /** Not now: try again later, until the letter expires. `ours` when the relay refuses the sender, not the reader. */
  | { kind: 'deferred'; reply: string; ours: boolean }
  /** The connection broke after the final dot: nobody knows (RFC 1047). */
  | { kind: 'unknown'; reply: string }
  /** The letter itself cannot be written; an organiser has to look at it. */
  | { kind: 'held'; reason: string }
  /** Nothing was handed over: the claim was lost, or the reader left in the meantime. */
  | { kind: 'withdrawn' }

const FIRST_RETRY_S = 60
const LONGEST_RETRY_S = 60 * 60

/**
 * When to try again after `attempts` failures: one minute, doubled each time up to an hour, with up to a
 * quarter more by `spread` (0 to 1) so that a crowd does not come back at once.
 */
export function retryAt(now: Date, attempts: number, spread: number): Date {
  const seconds = Math.min(FIRST_RETRY_S * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_S)
  return new Date(now.getTime() + seconds * (1 + spread / 4) * 1000)
}
