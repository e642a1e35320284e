import { z } from 'zod'
import { eachEvent, NO_MAILBOX, PASSING, POLICY, type Said, text } from './relay-report.ts'

/** “Bounce webhook”, “Spam complaint webhook”, “Subscription change webhook”. */
const form = z.object({
  RecordType: z.string(),
  ID: z.number().nullish(),
  Type: text.nullish(),
  /** None where somebody stopped an address on its pages: that is about no letter. */
  MessageID: text,
  Email: text.nullish(),
  Recipient: text.nullish(),
  Description: text.nullish(),
  Details: text.nullish(),
  SuppressSending: z.boolean().nullish(),
  SuppressionReason: text.nullish(),
  ChangedAt: text.nullish(),
  /** The report as it came, where its box is ticked: it quotes our letter. */
  Content: z.string().nullish(),
})
type Event = z.infer<typeof form>

/** “Bounce types”; a type that is not here is a failure that may pass. */
const TYPES: Readonly<Record<string, Said>> = {
  HardBounce: { kind: 'failed', status: NO_MAILBOX },
  BadEmailAddress: { kind: 'failed', status: NO_MAILBOX },
  AddressChange: { kind: 'failed', status: NO_MAILBOX },
  ManuallyDeactivated: { kind: 'failed', status: '5.0.0' },
  Blocked: { kind: 'failed', status: POLICY },
  DMARCPolicy: { kind: 'failed', status: POLICY },
  SpamNotification: { kind: 'failed', status: POLICY },
  VirusNotification: { kind: 'failed', status: POLICY },
  Transient: { kind: 'delayed', status: PASSING },
  DnsError: { kind: 'delayed', status: PASSING },
  SpamComplaint: { kind: 'complaint' },
  Unsubscribe: { kind: 'unsubscribe' },
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
export const postmarkReports = eachEvent(form, (event) => {
  const said = saidBy(event)
  if (said === undefined) return []
  const { ID, RecordType, MessageID, Email, Recipient, Details, Description, ChangedAt, Content } = event
  const own = /\bd\.\d{1,15}\.[\w-]+@[\w.-]+/.exec(Content ?? '') ?? []
  return [
    {
      ...{ ...said, id: `${RecordType} ${MessageID} ${ID ?? ChangedAt ?? ''}` },
      ...{ recipient: Email ?? Recipient ?? '', names: [MessageID, ...own] },
      words: Details || Description || RecordType,
    },
  ]
})

function saidBy(event: Event): Said | undefined {
  const { RecordType, Type } = event
  switch (RecordType) {
    case 'Bounce':
      return NOTHING.has(Type ?? '') ? undefined : (TYPES[Type ?? ''] ?? { kind: 'failed', status: PASSING })
    case 'SpamComplaint':
      return { kind: 'complaint' }
    case 'SubscriptionChange':
      return isUnsubscribe(event) ? { kind: 'unsubscribe' } : undefined
    default:
      return undefined
  }
}

/** An address is stopped after a bounce and a complaint too: of those their own reports tell. */
function isUnsubscribe({ SuppressSending, SuppressionReason }: Event): boolean {
  return SuppressSending === true && SuppressionReason === 'ManualSuppression'
}
