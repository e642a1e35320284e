import type { MailFamily } from './mail-families.ts'

/**
 * What a refusal says, from the one that costs its reader the least to the one that costs the most. `passing`: not now.
 * `policy`: of us, our name or our server. `letter`: of this letter. `refused`: final, with no reason to trust.
 * `disabled`: the mailbox does not take mail. `gone`: there is no such mailbox.
 */
export const VERDICTS = ['passing', 'policy', 'letter', 'refused', 'disabled', 'gone'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Who is refused: a recipient (at RCPT, or in a bounce that came by mail), or a letter, at DATA or its final dot. */
export type RefusalPhase = 'rcpt' | 'data'

/** A row of the tables: what it says nothing of may be anything. */
export type RefusalRow = {
  verdict: Verdict
  phase?: RefusalPhase
  /** The reply code, such as `552`. */
  basic?: RegExp
  /** The enhanced code (RFC 3463), such as `5.1.1`; `none` for a reply without one. */
  enhanced?: RegExp | 'none'
  /** Words of the reply as `plainWords` gives them. */
  words?: RegExp
  /** Of whom it holds only; with others the same words may mean something else. */
  family?: MailFamily
  /** The page, the standard or the program that it is known from. */
  source: string
}
