import type { Suppression } from '../domain/delivery.ts'
import type { MailFamily } from './mail-families.ts'

/**
 * What a refusal means, from the one that costs the reader least to the one that costs most. `passing`: not now.
 * `policy`: about us, our name or our server. `letter`: about this letter. `refused`: final, without a reason to trust.
 * `disabled`: the mailbox does not take mail. `gone`: there is no such mailbox.
 */
export const VERDICTS = ['passing', 'policy', 'letter', 'refused', 'disabled', 'gone'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a refusal of a reader does to the address; the other verdicts are not about it. */
export const SUPPRESSION_OF: Readonly<Record<Verdict, Suppression>> = {
  passing: 'never',
  policy: 'never',
  letter: 'never',
  refused: 'a-day-apart',
  disabled: 'at-second',
  gone: 'now',
}

/** What is refused: a recipient (at RCPT, or in a bounce that came by mail), or a letter (at DATA or its final dot). */
export type RefusalPhase = 'rcpt' | 'data'

/** A row of the tables. A condition that is absent matches anything. */
export type RefusalRow = {
  verdict: Verdict
  phase?: RefusalPhase
  /** The reply code, such as `552`. */
  basic?: RegExp
  /** The enhanced code (RFC 3463), such as `5.1.1`; `none` for a reply without one. */
  enhanced?: RegExp | 'none'
  /** Matches the words of the reply as `plainWords` returns them. */
  words?: RegExp
  /** The only servers for which this row holds. From others the same words may mean something else. */
  family?: MailFamily
  /** The page, standard or program that this row comes from. */
  source: string
}
