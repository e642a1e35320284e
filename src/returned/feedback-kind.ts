/** What a report of RFC 5965 says of a letter. */
export type FeedbackKind = 'complaint' | 'unsubscribe' | 'none'

/** The types of RFC 5965 §7.3 that speak of a letter; the others are about machines. */
const KINDS: Readonly<Record<string, FeedbackKind>> = {
  abuse: 'complaint',
  fraud: 'complaint',
  'opt-out': 'unsubscribe',
  'opt-out-list': 'unsubscribe',
}

/** What a report of this type is, in any case of its letters. */
export function feedbackKind(type: string): FeedbackKind {
  return KINDS[type.toLowerCase()] ?? 'none'
}
