/** What a relay service says over HTTP of one letter, before it is known whose it is. */
export type RelayReport = {
  /** The same whenever the service says it again. */
  readonly id: string
  readonly kind: 'failed' | 'delayed' | 'complaint' | 'unsubscribe'
  readonly recipient: string
  /** What the service names the letter by: our Message-ID, or an identifier of its own, which its reply to the letter had. */
  readonly names: readonly string[]
  /** An enhanced code (RFC 3463): its own, or what its kind of failure amounts to. It counts where the words have none. */
  readonly status?: string | undefined
  readonly words: string
}

/** The reports in what a service sends; none in what is about something else. */
export type ReadReports = (body: unknown) => readonly RelayReport[]

/** What a delay, and a failure that may pass, amount to where the service names no code. */
export const PASSING = '4.0.0'
/** A mailbox that does not exist (RFC 3463 §3.2). */
export const NO_MAILBOX = '5.1.1'
/** What is about us (RFC 3463 §3.8). */
export const POLICY = '5.7.0'
