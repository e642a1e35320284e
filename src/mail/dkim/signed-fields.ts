import { relaxedField } from './relaxed.ts'

/**
 * Fields of which a letter has one at most. Each is named once more than it is there, so that nobody can add another one
 * (RFC 6376 §8.15). RFC 8058 §4 asks for both fields of the one click.
 */
const ONCE = [
  'From',
  'To',
  'Cc',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'List-Help',
  'Auto-Submitted',
]

/** Signed where they are. Gmail counts a Feedback-ID only where it is signed. */
const WHERE_THERE = ['X-Auto-Response-Suppress', 'Feedback-ID', 'X-Delivery-Id']

/** The names of `h=`, in order, and the fields that they stand for in the relaxed form, each with its end. */
export type SignedFields = { readonly names: readonly string[]; readonly relaxed: string }

/** What is signed of the fields of a message, which end in CRLF. */
export function signedFields(head: string): SignedFields {
  const relaxed = head.split(/\r\n(?![ \t])/).map(relaxedField)
  const ofName = (name: string) => relaxed.filter((field) => field.startsWith(`${name.toLowerCase()}:`))
  const all = [...ONCE, ...WHERE_THERE].map((name) => ({ name, fields: ofName(name).reverse() }))
  return {
    names: all.flatMap(({ name, fields }) => [...fields, ...(isOnce(name) ? [''] : [])].map(() => name)),
    relaxed: all.flatMap(({ fields }) => fields.map((field) => `${field}\r\n`)).join(''),
  }
}

function isOnce(name: string): boolean {
  return ONCE.includes(name)
}
