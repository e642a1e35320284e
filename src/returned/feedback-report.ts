import type { OpenMail } from './open-mail.ts'
import { addressIn, type Fields, fieldGroups } from './report-fields.ts'

/** What a report of RFC 5965 is about. */
export type FeedbackReport = {
  kind: 'complaint' | 'unsubscribe' | 'none'
  /** `abuse`, `opt-out` or another type. */
  type: string
  recipient?: string | undefined
  fields: Fields
}

/** The types of RFC 5965 §7.3 that speak of a letter; the others are about machines. */
const KINDS: Readonly<Record<string, FeedbackReport['kind']>> = {
  abuse: 'complaint',
  fraud: 'complaint',
  'opt-out': 'unsubscribe',
  'opt-out-list': 'unsubscribe',
}

/** Reads a report of RFC 5965. Undefined for a mail that is none. */
export function feedbackReport(mail: OpenMail): FeedbackReport | undefined {
  const part = mail.parts.find(({ type }) => type === 'message/feedback-report')
  const fields = part && fieldGroups(part.text)[0]
  if (fields === undefined) return undefined
  const type = (fields.get('feedback-type') ?? '').toLowerCase()
  const recipient = fields.get('original-rcpt-to') ?? fields.get('removal-recipient')
  return { kind: KINDS[type] ?? 'none', type, recipient: addressIn(recipient), fields }
}
