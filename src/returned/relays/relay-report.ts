import { z } from 'zod'

/** What a relay service says over HTTP of one letter, before it is known whose it is. */
export type RelayReport = {
  /** The same whenever the service says it again. */
  readonly id: string
  readonly kind: 'failed' | 'delayed' | 'complaint' | 'unsubscribe'
  readonly recipient: string
  /**
   * What the service names the letter by: our Message-ID, or an identifier of its own, which its reply to the letter
   * had.
   */
  readonly names: readonly string[]
  /** An enhanced code (RFC 3463): its own, or what its kind of failure amounts to. It counts where the words have none. */
  readonly status?: string | undefined
  readonly words: string
}

/** What a service says, by what it calls it. */
export type Said = Pick<RelayReport, 'kind' | 'status'>

/** The reports in what a service sends; none in what is about something else. */
export type ReadReports = (body: unknown) => readonly RelayReport[]

/** A text of a service: of a long one its beginning. */
export const text = z.string().transform((said) => said.slice(0, 2_000))

/** Reads one event, or several in one request: one that has another form takes none of the others with it. */
export function eachEvent<Event>(
  form: z.ZodType<Event>,
  read: (event: Event) => readonly RelayReport[],
): ReadReports {
  return (body) =>
    (Array.isArray(body) ? body : [body]).flatMap((one) => {
      const event = form.safeParse(one)
      return event.success ? read(event.data) : []
    })
}

/** What a delay, and a failure that may pass, amount to where the service names no code. */
export const PASSING = '4.0.0'
/** A mailbox that does not exist (RFC 3463 §3.2). */
export const NO_MAILBOX = '5.1.1'
/** What is about us (RFC 3463 §3.8). */
export const POLICY = '5.7.0'
