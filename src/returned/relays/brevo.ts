import { z } from 'zod'
import type { ReadReports, RelayReport } from './relay-report.ts'
import { NO_MAILBOX, PASSING } from './relay-report.ts'

/** “Transactional webhooks”: one event, or several where they are batched. */
const event = z.object({
  event: z.string(),
  email: z.string().max(320),
  'message-id': z.string().max(1_000),
  reason: z.string().max(2_000).nullish(),
  ts_event: z.number().optional(),
})
const events = z.union([event.transform((one) => [one]), z.array(event).max(1_000)])

/** What each of its events says. `blocked`: an address that it does not write to, since it bounced or complained before. */
const KINDS: Readonly<Record<string, Pick<RelayReport, 'kind' | 'status'>>> = {
  hard_bounce: { kind: 'failed', status: '5.0.0' },
  soft_bounce: { kind: 'failed', status: PASSING },
  invalid_email: { kind: 'failed', status: NO_MAILBOX },
  blocked: { kind: 'failed', status: '5.0.0' },
  deferred: { kind: 'delayed', status: PASSING },
  spam: { kind: 'complaint' },
  unsubscribed: { kind: 'unsubscribe' },
}

/** The reports of Brevo. */
export const brevoReports: ReadReports = (body) => {
  const read = events.safeParse(body)
  return (read.data ?? []).flatMap(({ event: name, email, reason, ts_event, ...rest }) => {
    const said = KINDS[name]
    const messageId = rest['message-id']
    const id = `${name} ${messageId} ${ts_event ?? ''}`
    return said === undefined
      ? []
      : [{ ...said, id, recipient: email, names: [messageId], words: reason ?? name }]
  })
}
