import { z } from 'zod'
import type { ReadReports, RelayReport } from './relay-report.ts'
import { NO_MAILBOX, PASSING, POLICY } from './relay-report.ts'

const text = z.string().max(2_000).optional()

/** “Bounce webhook”, “Spam complaint webhook”, “Subscription change webhook”. */
const event = z.object({
  RecordType: z.string(),
  ID: z.number().optional(),
  Type: text,
  MessageID: z.string().max(200),
  Email: z.string().max(320).optional(),
  Recipient: z.string().max(320).optional(),
  Description: text,
  Details: text,
  SuppressSending: z.boolean().optional(),
  ChangedAt: text,
  /** The report as it came, where its box is ticked: it quotes our letter. */
  Content: z.string().optional(),
})
type Event = z.infer<typeof event>

/** “Bounce types”; a type that is not here is a failure that may pass. */
const TYPES: Readonly<Record<string, Pick<RelayReport, 'kind' | 'status'>>> = {
  HardBounce: { kind: 'failed', status: NO_MAILBOX },
  BadEmailAddress: { kind: 'failed', status: NO_MAILBOX },
  AddressChange: { kind: 'failed', status: NO_MAILBOX },
  ManuallyDeactivated: { kind: 'failed', status: '5.0.0' },
  Blocked: { kind: 'failed', status: POLICY },
  DMARCPolicy: { kind: 'failed', status: POLICY },
  SpamNotification: { kind: 'failed', status: POLICY },
  Transient: { kind: 'delayed', status: PASSING },
  DnsError: { kind: 'delayed', status: PASSING },
  SpamComplaint: { kind: 'complaint' },
}
/** What programs answer, and what only tells of a mail that was opened or confirmed. */
const NOTHING = new Set([
  'AutoResponder',
  'Subscribe',
  'ChallengeVerification',
  'OpenRelayTest',
  'TemplateRenderingFailed',
])

/** The reports of Postmark. It gives letters a Message-ID of its own: ours is in the report, where it is included. */
export const postmarkReports: ReadReports = (body) => {
  const read = event.safeParse(body)
  const said = read.data && saidBy(read.data)
  if (!read.success || said === undefined) return []
  const { ID, RecordType, MessageID, Email, Recipient, Details, Description, ChangedAt, Content } = read.data
  const own = Content === undefined ? [] : (/\bd\.\d{1,15}\.[\w-]+@[\w.-]+/.exec(Content) ?? [])
  return [
    {
      ...{ ...said, id: `${RecordType} ${MessageID} ${ID ?? ChangedAt ?? ''}` },
      ...{ recipient: Email ?? Recipient ?? '', names: [MessageID, ...own] },
      words: Details || Description || RecordType,
    },
  ]
}

function saidBy({
  RecordType,
  Type = '',
  SuppressSending,
}: Event): Pick<RelayReport, 'kind' | 'status'> | undefined {
  switch (RecordType) {
    case 'Bounce':
      return NOTHING.has(Type) ? undefined : (TYPES[Type] ?? { kind: 'failed', status: PASSING })
    case 'SpamComplaint':
      return { kind: 'complaint' }
    case 'SubscriptionChange':
      return SuppressSending === true ? { kind: 'unsubscribe' } : undefined
    default:
      return undefined
  }
}
