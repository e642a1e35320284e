import { z } from 'zod'
import type { ReadReports, RelayReport } from './relay-report.ts'
import { NO_MAILBOX, PASSING } from './relay-report.ts'

/** “Understanding Webhook event payloads” of Transactional Email. */
const event = z.object({
  id: z.string().max(200),
  type: z.string(),
  email_id: z.string().max(200),
  email_to: z.string().max(320),
  email_headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish(),
  email_response_code: z.number().nullish(),
  email_response_message: z.string().max(2_000).nullish(),
})

const KINDS: Readonly<Record<string, Pick<RelayReport, 'kind' | 'status'>>> = {
  email_dropped: { kind: 'failed', status: '5.0.0' },
  email_mailbox_not_found: { kind: 'failed', status: NO_MAILBOX },
  email_blocklisted: { kind: 'failed', status: '5.0.0' },
  email_deferred: { kind: 'delayed', status: PASSING },
  email_spam: { kind: 'complaint' },
}

/** The reports of Scaleway. */
export const scalewayReports: ReadReports = (body) => {
  const read = event.safeParse(body)
  const said = read.data && KINDS[read.data.type]
  if (!read.success || said === undefined) return []
  const { id, type, email_id, email_to, email_headers, email_response_code, email_response_message } =
    read.data
  const own = (email_headers ?? []).flatMap(({ key, value }) =>
    key.toLowerCase() === 'message-id' ? [value] : [],
  )
  const words = [email_response_code, email_response_message].filter(Boolean).join(' ') || type
  return [{ ...said, id, recipient: email_to, names: [email_id, ...own], words }]
}
