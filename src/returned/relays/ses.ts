import { z } from 'zod'
import { feedbackKind } from '../feedback-kind.ts'
import { typed } from '../report-fields.ts'
import { isUnsent } from '../ses-report.ts'
import { eachEvent, PASSING, type RelayReport, text } from './relay-report.ts'

const recipient = z.object({
  emailAddress: text,
  status: text.optional(),
  diagnosticCode: text.optional(),
})

/**
 * “Amazon SNS notification contents for Amazon SES”, and the events of a configuration set, which name their kind
 * otherwise.
 */
const form = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z.object({
    messageId: text,
    headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  }),
  bounce: z
    .object({ bounceType: z.string(), feedbackId: text, bouncedRecipients: z.array(recipient) })
    .optional(),
  complaint: z
    .object({
      feedbackId: text,
      complaintSubType: text.nullish(),
      complaintFeedbackType: text.nullish(),
      complainedRecipients: z.array(recipient),
    })
    .optional(),
  deliveryDelay: z.object({ timestamp: text, delayedRecipients: z.array(recipient) }).optional(),
})
type Notification = z.infer<typeof form>

/**
 * The reports of Amazon SES. Our own Message-ID is in its headers, where the topic includes them; its own is in its
 * reply.
 */
export const sesReports = eachEvent(form, (said) => [...bounces(said), ...complaints(said), ...delays(said)])

function bounces({ mail, bounce }: Notification): RelayReport[] {
  const usual = bounce?.bounceType === 'Permanent' ? undefined : PASSING
  return (bounce?.bouncedRecipients ?? []).map(({ emailAddress, status, diagnosticCode }) => ({
    ...{ id: bounce?.feedbackId ?? '', kind: 'failed', names: namesOf(mail), recipient: emailAddress },
    ...{ status: status ?? usual, words: typed(diagnosticCode) || (bounce?.bounceType ?? '') },
  }))
}

/** Of the kinds of RFC 5965; without one it is what a reader complained of. What SES did not send has failed. */
function complaints({ mail, complaint }: Notification): RelayReport[] {
  if (complaint === undefined) return []
  const type = complaint.complaintFeedbackType ?? 'abuse'
  const said = isUnsent(complaint)
    ? ({ kind: 'failed', words: complaint.complaintSubType ?? '' } as const)
    : ({ kind: feedbackKind(type), words: type } as const)
  const { kind, words } = said
  if (kind === 'none') return []
  return complaint.complainedRecipients.map(({ emailAddress }) => ({
    ...{ id: complaint.feedbackId, kind, names: namesOf(mail), recipient: emailAddress, words },
  }))
}

function delays({ mail, deliveryDelay }: Notification): RelayReport[] {
  const id = `${mail.messageId} ${deliveryDelay?.timestamp}`
  return (deliveryDelay?.delayedRecipients ?? []).map(({ emailAddress, status, diagnosticCode }) => ({
    ...{ id, kind: 'delayed', names: namesOf(mail), recipient: emailAddress },
    ...{ status: status ?? PASSING, words: typed(diagnosticCode) },
  }))
}

function namesOf({ messageId, headers = [] }: Notification['mail']): string[] {
  const own = headers.flatMap(({ name, value }) => (name.toLowerCase() === 'message-id' ? [value] : []))
  return [messageId, ...own]
}
