import { z } from 'zod'
import { eachEvent, NO_MAILBOX, PASSING, POLICY, type Said, text } from './relay-report.ts'

/** “Understanding Webhook event payloads” of Transactional Email. */
const form = z.object({
  id: text,
  type: z.string(),
  email_id: text,
  email_to: text,
  email_headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
  email_response_code: z.number().nullish(),
  email_response_message: text.nullish(),
})
type Event = z.infer<typeof form>

const KINDS: Readonly<Record<string, Said>> = {
  email_dropped: { kind: 'failed', status: '5.0.0' },
  email_mailbox_not_found: { kind: 'failed', status: NO_MAILBOX },
  email_blocklisted: { kind: 'failed', status: '5.0.0' },
  email_deferred: { kind: 'delayed', status: PASSING },
}

/** The reports of Scaleway. */
export const scalewayReports = eachEvent(form, (event) => {
  const said = saidBy(event)
  if (said === undefined) return []
  const { id, type, email_id, email_to, email_headers, email_response_code, email_response_message } = event
  const own = (email_headers ?? []).flatMap(({ key, value }) =>
    key.toLowerCase() === 'message-id' ? [value] : [],
  )
  const words = [email_response_code, email_response_message].filter(Boolean).join(' ') || type
  return [{ ...said, id, recipient: email_to, names: [email_id, ...own], words }]
})

/** `email_spam` is what a filter refuses as well as what a reader complains of: with a refusal in it, no reader did. */
function saidBy({ type, email_response_code }: Event): Said | undefined {
  if (type !== 'email_spam') return KINDS[type]
  return (email_response_code ?? 0) >= 400 ? { kind: 'failed', status: POLICY } : { kind: 'complaint' }
}
