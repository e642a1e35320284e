import type { Outcome } from '../domain/delivery.ts'
import { readRefusal } from './read-refusal.ts'
import { isThrottle } from './read-throttle.ts'
import { SUPPRESSION_OF } from './refusal-row.ts'

/** How far a hand-over had got when it failed. */
export type Phase = 'connect' | 'mail' | 'rcpt' | 'data' | 'body' | 'after-dot'

/** A hand-over that did not end in 250. `code` is missing when the connection ended without a reply. */
type HandOverFailure = { phase: Phase; code?: number; reply: string; domain: string }

const BEFORE_RECIPIENT: ReadonlySet<Phase> = new Set(['connect', 'mail'])

/**
 * Classifies a failed hand-over to an address at `domain`: by phase first, then by what the refusal says. A final
 * refusal before RCPT is always about us, whatever its words. From RCPT on, “not now” may be the provider of this one
 * reader, whose words a relay passes on.
 */
export function readFailure({ phase, code, reply, domain }: HandOverFailure): Outcome {
  // After the dot, only a refusal says that the letter was not taken.
  if (phase === 'after-dot' && (code === undefined || code < 400)) return { kind: 'unknown', reply }
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1]
  if (code === undefined) return { kind: 'deferred', reply, cause: 'passing' }
  if (code < 500) {
    const isAsked = !BEFORE_RECIPIENT.has(phase) && isThrottle({ enhanced, words: reply })
    return { kind: 'deferred', reply, cause: isAsked ? 'throttled' : 'passing' }
  }
  if (BEFORE_RECIPIENT.has(phase)) return { kind: 'deferred', reply, cause: 'sender' }
  const refused = {
    phase: phase === 'rcpt' ? phase : 'data',
    basic: code,
    enhanced,
    words: reply,
    domain,
  } as const
  const verdict = readRefusal(refused)
  switch (verdict) {
    case 'passing':
      return { kind: 'deferred', reply, cause: 'passing' }
    case 'policy':
    case 'letter':
      return { kind: 'deferred', reply, cause: 'letter' }
    case 'refused':
    case 'disabled':
    case 'gone':
      return { kind: 'bounced', reply, why: verdict, suppress: SUPPRESSION_OF[verdict] }
  }
}
