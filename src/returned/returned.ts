import type { Verdict } from '../mail/refusal-row.ts'

/**
 * What a mail that came back says. `hard`: the letter failed, by a fault of its recipient that lasts. `soft`: it failed for
 * another reason, such as a full mailbox, our name or the letter itself. `delayed`: its server still tries. `own`: we wrote
 * it. `none`: a report about nobody, such as one of DMARC. `reply`: a person wrote it.
 */
export type ReturnedKind =
  | 'hard'
  | 'soft'
  | 'delayed'
  | 'complaint'
  | 'unsubscribe'
  | 'auto-reply'
  | 'challenge'
  | 'reply'
  | 'own'
  | 'none'
  | 'unreadable'

/** The token of an address of ours: `invalid` when it is of its form and not made by us. */
export type TokenState = 'valid' | 'invalid' | 'absent'

/** A mail that came back, as it was read. Only one with a valid token may change anything. */
export type Returned = {
  readonly kind: ReturnedKind
  readonly token: TokenState
  /**
   * The delivery of the token; of a report that has the token of an enrolment only, the one that it names, which is not
   * proven.
   */
  readonly delivery?: number
  /** The enrolment of the token, when it is one to unsubscribe with. */
  readonly enrolment?: number
  /** Whom a report is about, as it says so. */
  readonly recipient?: string
  /** Whom the letter was written to, where the report says so (RFC 3464 §2.3.1). */
  readonly writtenTo?: string
  /** The enhanced code (RFC 3463) that decided, such as `5.1.1`. */
  readonly status?: string
  /** What a failure says, of whom. */
  readonly verdict?: Verdict
  /** The words that decided, on one line of at most 500 characters. */
  readonly words: string
}
