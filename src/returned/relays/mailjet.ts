import { z } from 'zod'
import { eachEvent, NO_MAILBOX, PASSING, POLICY, type Said, text } from './relay-report.ts'

/** “Event API”. */
const form = z.object({
  event: z.string(),
  time: z.number().nullish(),
  email: text,
  MessageID: z.union([z.number(), text]).nullish(),
  Message_GUID: text.nullish(),
  CustomID: text.nullish(),
  hard_bounce: z.boolean().nullish(),
  error_related_to: text.nullish(),
  error: text.nullish(),
  comment: text.nullish(),
})
type Event = z.infer<typeof form>

/** “Possible values for errors”. What is not here lasts, without a reason to trust: `preblocked`, `blacklisted`. */
const ERRORS: Readonly<Record<string, string>> = {
  'user unknown': NO_MAILBOX,
  'mailbox inactive': '5.2.1',
  'quota exceeded': '5.2.2',
  'invalid domain': '5.1.2',
  typofix: '5.1.2',
  'no mail host': PASSING,
  greylisted: PASSING,
  'relay/access denied': POLICY,
  'duplicate in campaign': PASSING,
}
/**
 * What errors of each kind amount to where the error itself is not above: those of a recipient or a domain may be
 * anything.
 */
const ABOUT: Readonly<Record<string, string>> = {
  spam: POLICY,
  content: POLICY,
  policy: POLICY,
  system: PASSING,
}

/** The reports of Mailjet. */
export const mailjetReports = eachEvent(form, (event) => {
  const said = saidBy(event)
  const names = [event.CustomID, event.Message_GUID, event.MessageID].flatMap((name) =>
    name ? [String(name)] : [],
  )
  const words = [event.error, event.comment].filter(Boolean).join(': ') || event.event
  const id = `${event.event} ${names.join(' ')} ${event.time ?? ''}`
  return said === undefined ? [] : [{ ...said, id, recipient: event.email, names, words }]
})

function saidBy(event: Event): Said | undefined {
  switch (event.event) {
    case 'bounce':
      return { kind: 'failed', status: event.hard_bounce === true ? statusOf(event) : PASSING }
    case 'blocked':
      return { kind: 'failed', status: statusOf(event) }
    case 'spam':
      return { kind: 'complaint' }
    case 'unsub':
      return { kind: 'unsubscribe' }
    default:
      return undefined
  }
}

function statusOf({ error, error_related_to }: Event): string {
  return ERRORS[error ?? ''] ?? ABOUT[error_related_to ?? ''] ?? '5.0.0'
}
