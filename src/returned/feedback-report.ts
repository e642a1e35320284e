import { type FeedbackKind, feedbackKind } from './feedback-kind.ts'
import { header, type OpenMail } from './open-mail.ts'
import { addressIn, type Fields, fieldGroups } from './report-fields.ts'
import { sesComplaint } from './ses-report.ts'

/** What a report of RFC 5965 is about. */
export type FeedbackReport = {
  kind: FeedbackKind
  /** `abuse`, `opt-out` or another type. */
  type: string
  recipient?: string | undefined
  fields: Fields
}

const NONE: Fields = new Map()

/** Microsoft’s Junk Mail Reporting Program forwards the letter, without a report. */
function isOfMicrosoft(mail: OpenMail): boolean {
  return (
    /\bstaff@hotmail\.com\b/i.test(header(mail, 'from')) &&
    /^complaint about message from/i.test(mail.subject)
  )
}

/** Reads a report of RFC 5965, or what stands for one. Undefined for a mail that is none. */
export function feedbackReport(mail: OpenMail): FeedbackReport | undefined {
  const told = sesComplaint(mail)
  if (told !== undefined) return { kind: feedbackKind(told.type), ...told, fields: NONE }
  const part = mail.parts.find(({ type }) => type === 'message/feedback-report')
  const fields = part && fieldGroups(part.text)[0]
  if (fields === undefined)
    return isOfMicrosoft(mail) ? { kind: 'complaint', type: 'abuse', fields: NONE } : undefined
  const type = (fields.get('feedback-type') ?? '').toLowerCase()
  const recipient = fields.get('original-rcpt-to') ?? fields.get('removal-recipient')
  return { kind: feedbackKind(type), type, recipient: addressIn(recipient), fields }
}
