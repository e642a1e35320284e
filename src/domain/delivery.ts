/** Names a claim: a claim whose fence is no longer the row's has lost the delivery. */
export type Claim = { readonly id: number; readonly fence: number }

/**
 * Why a letter is put off. `passing`: the line, or the relay for now. `throttled`: the provider of its reader wants
 * fewer letters at a time. `sender`: the relay refuses us, whatever the letter. `letter`: it refuses this letter, and
 * may refuse its like. `service`: we could not write it yet, or not note that it leaves.
 */
export type DeferralCause = 'passing' | 'throttled' | 'sender' | 'letter' | 'service'

/**
 * Why a letter bounced. `gone`: there is no such mailbox. `disabled`: it takes no mail. `refused`: final, with no reason
 * to trust. `policy`: it is us or the letter that this reader’s server refuses, each time.
 */
export type BounceReason = 'gone' | 'disabled' | 'refused' | 'policy'

/**
 * Whether a bounce stops all sending to its address: at once, when it happens a second time, at the second different
 * letter when a day lies between the two, or not at all.
 */
export type Suppression = 'now' | 'at-second' | 'a-day-apart' | 'never'

/** Why a delivery may not leave any more, as it is judged when it is claimed and again when it is handed over. */
export type StandingReason =
  | 'cancelled'
  | 'unsubscribed'
  | 'suppressed'
  | 'paused'
  | 'event-changed'
  | 'not-concerned'
  | 'expired'

/** Why a letter is skipped: it may not leave, or turns out to have nothing to say when it is written. */
export type SkipReason = StandingReason | 'nothing-new' | 'no-place'

/**
 * Why a letter is held before it is handed over again, as it would not be the letter of its first try: an event that it
 * speaks of has changed (`outdated`), or its bytes have.
 */
export type HoldReason = 'outdated' | 'bytes-changed'

/** How one hand-over to the relay ended. */
export type Outcome =
  /** The relay answered 250: `reply` is its whole line. */
  | { kind: 'submitted'; reply: string }
  /** Refused for good: nothing more of this letter. */
  | { kind: 'bounced'; reply: string; why: BounceReason; suppress: Suppression }
  /** Not now: try again later, until the letter expires. */
  | { kind: 'deferred'; reply: string; cause: DeferralCause }
  /** The connection broke after the final dot: nobody knows (RFC 1047). */
  | { kind: 'unknown'; reply: string }
  /** The letter itself cannot be written; an organiser has to look at it. */
  | { kind: 'held'; reason: string }
  /** There is nothing to say any more, as when its event was called off meanwhile. */
  | { kind: 'skipped'; reason: SkipReason }
  /** Nothing was handed over: the claim was lost, or the reader left in the meantime. */
  | { kind: 'withdrawn' }

/**
 * The relay did not hear of what we could not do ourselves, and need not be spared. Who refuses us or our letter has to
 * change its mind, which takes longer than a fault that passes.
 */
const FIRST_RETRY_S = { passing: 60, throttled: 60, sender: 60, letter: 10 * 60, service: 5 } as const
const LONGEST_RETRY_S = 60 * 60

/** What a retry depends on; `spread` is 0 to 1. */
export type Failure = { attempts: number; cause: DeferralCause; spread: number }

/**
 * When to try again after `attempts` failures: one minute, ten when the letter is refused, or a few seconds when it was
 * ours, doubled each time up to an hour, with up to a quarter more by `spread` so that a crowd does not come back at once.
 */
export function retryAt(now: Date, { attempts, cause, spread }: Failure): Date {
  const seconds = Math.min(FIRST_RETRY_S[cause] * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_S)
  return new Date(now.getTime() + seconds * (1 + spread / 4) * 1000)
}

/** Tries of one letter that is refused for policy while others leave: over two hours. */
const MOST_REFUSED_TRIES = 5

/** The outcome of the `attempts`th try: a letter that is refused each time, while others leave, has bounced in the end. */
export function giveUp(outcome: Outcome, attempts: number): Outcome {
  if (outcome.kind !== 'deferred' || outcome.cause !== 'letter' || attempts < MOST_REFUSED_TRIES)
    return outcome
  return { kind: 'bounced', reply: outcome.reply, why: 'policy', suppress: 'never' }
}

/** What happens to a letter whose outcome nobody knows: it waits for an organiser, or is sent once more by itself. */
export const UNKNOWN_POLICIES = ['hold', 'resend-once'] as const
export type UnknownPolicy = (typeof UNKNOWN_POLICIES)[number]

const FIRST_TRY_S = 5 * 60

/** When a relay that refuses a cohort is asked again, after so many tries: five minutes, doubled up to an hour. */
export function nextTryAt(now: Date, tries: number): Date {
  return new Date(now.getTime() + Math.min(FIRST_TRY_S * 2 ** tries, LONGEST_RETRY_S) * 1000)
}
