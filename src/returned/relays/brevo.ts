import { z } from 'zod'
import { eachEvent, NO_MAILBOX, PASSING, type Said, text } from './relay-report.ts'

/** “Transactional webhooks”. */
const form = z.object({
  event: z.string(),
  email: text,
  'message-id': text,
  reason: text.nullish(),
  ts_event: z.number().nullish(),
})

/** What each of its events says. `blocked`: an address that it does not write to, since it bounced or complained before. */
const KINDS: Readonly<Record<string, Said>> = {
  hard_bounce: { kind: 'failed', status: '5.0.0' },
  soft_bounce: { kind: 'failed', status: PASSING },
  invalid_email: { kind: 'failed', status: NO_MAILBOX },
  blocked: { kind: 'failed', status: '5.0.0' },
  deferred: { kind: 'delayed', status: PASSING },
  spam: { kind: 'complaint' },
  unsubscribe: { kind: 'unsubscribe' },
  unsubscribed: { kind: 'unsubscribe' },
}

/** The reports of Brevo. */
export const brevoReports = eachEvent(form, ({ event, email, reason, ts_event, ...rest }) => {
  const said = KINDS[event]
  const messageId = rest['message-id']
  const id = `${event} ${messageId} ${ts_event ?? ''}`
  return said === undefined
    ? []
    : [{ ...said, id, recipient: email, names: [messageId], words: reason ?? event }]
})
