import { z } from 'zod'
import type { ReadReports, RelayReport } from './relay-report.ts'
import { NO_MAILBOX, PASSING, POLICY } from './relay-report.ts'

const text = z.string().max(2_000).optional()

/** “Event API”: one event, or several where they are grouped. */
const event = z.object({
  event: z.string(),
  time: z.number().optional(),
  email: z.string().max(320),
  MessageID: z.union([z.number(), text]).optional(),
  Message_GUID: text,
  CustomID: text,
  hard_bounce: z.boolean().optional(),
  error_related_to: text,
  error: text,
  comment: text,
})
type Event = z.infer<typeof event>
const events = z.union([event.transform((one) => [one]), z.array(event).max(1_000)])

/** “Possible values for errors”: what each is about. */
const ABOUT: Readonly<Record<string, string>> = {
  recipient: NO_MAILBOX,
  domain: '5.1.2',
  spam: POLICY,
  content: POLICY,
  policy: POLICY,
}

/** The reports of Mailjet. */
export const mailjetReports: ReadReports = (body) => {
  const read = events.safeParse(body)
  return (read.data ?? []).flatMap((one) => {
    const said = saidBy(one)
    const names = [one.CustomID, one.Message_GUID, one.MessageID].flatMap((name) =>
      name ? [String(name)] : [],
    )
    const words = [one.error, one.comment].filter(Boolean).join(': ') || one.event
    const id = `${one.event} ${names.join(' ')} ${one.time ?? ''}`
    return said === undefined ? [] : [{ ...said, id, recipient: one.email, names, words }]
  })
}

function saidBy({
  event: name,
  hard_bounce,
  error_related_to = '',
}: Event): Pick<RelayReport, 'kind' | 'status'> | undefined {
  switch (name) {
    case 'bounce':
    case 'blocked': {
      const lasts = name === 'blocked' || hard_bounce === true
      return { kind: 'failed', status: lasts ? (ABOUT[error_related_to] ?? '5.0.0') : PASSING }
    }
    case 'spam':
      return { kind: 'complaint' }
    case 'unsub':
      return { kind: 'unsubscribe' }
    default:
      return undefined
  }
}
