import { z } from 'zod'
import { typed } from '../report-fields.ts'
import type { ReadReports, RelayReport } from './relay-report.ts'
import { PASSING } from './relay-report.ts'

const text = z.string().max(2_000)
const recipient = z.object({
  emailAddress: z.string().max(320),
  status: text.optional(),
  diagnosticCode: text.optional(),
})

/** “Amazon SNS notification contents for Amazon SES”, and the events of a configuration set, which name their kind otherwise. */
const notification = z.object({
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
      complaintFeedbackType: text.nullish(),
      complainedRecipients: z.array(recipient),
    })
    .optional(),
  deliveryDelay: z.object({ timestamp: text, delayedRecipients: z.array(recipient) }).optional(),
})
type Notification = z.infer<typeof notification>

/** The reports of Amazon SES. Our own Message-ID is in its headers, where the topic includes them; its own is in its reply. */
export const sesReports: ReadReports = (body) => {
  const read = notification.safeParse(body)
  if (!read.success) return []
  const { mail, bounce, complaint, deliveryDelay } = read.data
  const names = [mail.messageId, ...ownName(read.data)]
  if (bounce) {
    const usual = bounce.bounceType === 'Permanent' ? undefined : PASSING
    return bounce.bouncedRecipients.map((one) => ({
      ...{ id: bounce.feedbackId, kind: 'failed', names, recipient: one.emailAddress },
      ...{ status: one.status ?? usual, words: typed(one.diagnosticCode) || bounce.bounceType },
    })) satisfies RelayReport[]
  }
  const words = complaint?.complaintFeedbackType ?? 'complaint'
  return [
    ...(complaint?.complainedRecipients ?? []).map(({ emailAddress }) => {
      const id = complaint?.feedbackId ?? ''
      return { id, kind: 'complaint' as const, names, recipient: emailAddress, words }
    }),
    ...(deliveryDelay?.delayedRecipients ?? []).map(({ emailAddress, status, diagnosticCode }) => {
      const id = `${mail.messageId} ${deliveryDelay?.timestamp}`
      const said = { status: status ?? PASSING, words: typed(diagnosticCode) }
      return { id, kind: 'delayed' as const, names, recipient: emailAddress, ...said }
    }),
  ]
}

function ownName({ mail }: Notification): string[] {
  return (mail.headers ?? []).flatMap(({ name, value }) =>
    name.toLowerCase() === 'message-id' ? [value] : [],
  )
}
