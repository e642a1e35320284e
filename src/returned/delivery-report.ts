import type { OpenMail } from './open-mail.ts'
import { addressIn, type Fields, fieldGroups, typed } from './report-fields.ts'

/** What a report of RFC 3464 says of one recipient. */
export type DeliveryReport = {
  action: string
  status?: string | undefined
  /** The reply of the server that refused; empty when the report has none. */
  words: string
  recipient?: string | undefined
  writtenTo?: string | undefined
}

const TYPES = new Set(['message/delivery-status', 'message/global-delivery-status'])

/**
 * Reads a report of RFC 3464 or 6533, also one whose parts were lost on the way. Of several recipients the first that
 * failed counts: a letter of ours has only one. Undefined for a mail that is no such report.
 */
export function deliveryReport(mail: OpenMail): DeliveryReport | undefined {
  const part = mail.parts.find(({ type }) => TYPES.has(type))
  const groups = fieldGroups(part?.text ?? mail.text).filter(isOfRecipient)
  const failed = groups.find((fields) => /^failed/i.test(fields.get('action') ?? ''))
  const fields = failed ?? groups[0]
  return fields && reportOf(fields)
}

function isOfRecipient(fields: Fields): boolean {
  return fields.has('action') && (fields.has('final-recipient') || fields.has('original-recipient'))
}

function reportOf(fields: Fields): DeliveryReport {
  return {
    action: (fields.get('action') ?? '').toLowerCase(),
    status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0],
    words: typed(fields.get('diagnostic-code')),
    recipient: addressIn(fields.get('final-recipient')),
    writtenTo: addressIn(fields.get('original-recipient')),
  }
}
