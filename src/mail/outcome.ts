import type { Outcome } from '../domain/delivery.ts'

/** How far a hand-over had come when it failed. */
export type Phase = 'connect' | 'mail' | 'rcpt' | 'data' | 'body' | 'after-dot'

/** A hand-over that did not end in 250. `code` and `reply` are missing when the connection broke or timed out. */
export type HandOverFailure = { phase: Phase; code?: number; reply: string }

const MAILBOX_DISABLED = '5.2.1'
const MAILBOX_FULL = '5.2.2'
const BEFORE_RECIPIENT: ReadonlySet<Phase> = new Set(['connect', 'mail'])
const NO_SUCH_MAILBOX = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10'])

/**
 * Reads a failed hand-over: phase first, then the code, then the enhanced code (RFC 3463). Only what the relay says
 * of the recipient at RCPT may stop further letters to an address.
 */
export function readFailure({ phase, code, reply }: HandOverFailure): Outcome {
  if (code === undefined) {
    return phase === 'after-dot' ? { kind: 'unknown', reply } : { kind: 'deferred', reply, cause: 'passing' }
  }
  if (code < 500) return { kind: 'deferred', reply, cause: 'passing' }
  const enhanced = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1]
  if (phase === 'rcpt' && enhanced) {
    if (NO_SUCH_MAILBOX.has(enhanced)) return { kind: 'bounced', reply, suppress: 'now' }
    if (enhanced === MAILBOX_DISABLED) return { kind: 'bounced', reply, suppress: 'at-second' }
    if (enhanced === MAILBOX_FULL) return { kind: 'deferred', reply, cause: 'passing' }
  }
  return { kind: 'deferred', reply, cause: BEFORE_RECIPIENT.has(phase) ? 'sender' : 'letter' }
}
