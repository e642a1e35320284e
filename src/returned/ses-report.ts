import { z } from 'zod'
import type { OpenMail } from './open-mail.ts'
import type { RecipientReport } from './recipient-report.ts'
import { typed } from './report-fields.ts'

const recipients = z.array(
  z.object({
    emailAddress: z.string().max(320),
    action: z.string().optional(),
    status: z.string().optional(),
    diagnosticCode: z.string().optional(),
  }),
)

/** What Amazon SES says of a letter, as SNS sends it by mail (“Amazon SNS notification contents for Amazon SES”). */
const notification = z.union([
  z.object({ bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients.min(1) }) }),
  z.object({
    complaint: z.object({
      complaintSubType: z.string().max(100).nullish(),
      complaintFeedbackType: z.string().max(100).nullish(),
      complainedRecipients: recipients.min(1),
    }),
  }),
])

type Complaint = Extract<z.infer<typeof notification>, { complaint: unknown }>['complaint']

/**
 * Whether what SES calls a complaint is about a letter that it did not send, as its own list of the account has the
 * address: nobody has complained of that letter.
 */
export function isUnsent({ complaintSubType }: { complaintSubType?: string | null | undefined }): boolean {
  return complaintSubType === 'OnAccountSuppressionList'
}

/** The bounce in a notification of SES; undefined for any other mail. */
export function sesReport(mail: OpenMail): RecipientReport | undefined {
  const told = notificationIn(mail)
  if (told === undefined) return undefined
  if ('complaint' in told) return isUnsent(told.complaint) ? unsent(told.complaint) : undefined
  const { bounceType, bouncedRecipients } = told.bounce
  const [first] = bouncedRecipients
  if (first === undefined) return undefined
  // “Transient” without a code is a mailbox that is full, or a letter that is too large.
  const usual = bounceType === 'Permanent' ? undefined : '4.0.0'
  return {
    action: first.action ?? 'failed',
    status: first.status ?? usual,
    words: typed(first.diagnosticCode),
    recipient: first.emailAddress,
  }
}

function unsent({ complaintSubType, complainedRecipients: [first] }: Complaint): RecipientReport | undefined {
  return first && { action: 'failed', words: complaintSubType ?? '', recipient: first.emailAddress }
}

/** Who complained, in a notification of SES, and the type of RFC 5965 that it names; undefined for any other mail. */
export function sesComplaint(mail: OpenMail): { recipient: string; type: string } | undefined {
  const told = notificationIn(mail)
  if (told === undefined || !('complaint' in told) || isUnsent(told.complaint)) return undefined
  const { complaintFeedbackType: type, complainedRecipients } = told.complaint
  const [first] = complainedRecipients
  return first && { recipient: first.emailAddress, type: type ?? 'abuse' }
}

/** Of its JSON only the first line: SNS adds words for people below. */
function notificationIn(mail: OpenMail): z.infer<typeof notification> | undefined {
  const [json = ''] = mail.text.trimStart().split(/\r?\n/, 1)
  if (!json.startsWith('{') || !/"(?:notificationType|eventType)"/.test(json)) return undefined
  try {
    return notification.safeParse(JSON.parse(json)).data
  } catch {
    return undefined // not JSON after all
  }
}
