import { type Header, mailbox, phrase, unstructured } from './header.ts'

/** What the fields of a letter are written from. Addresses are already checked and in ASCII. */
export type LetterHeaderFacts = {
  readonly deliveryId: number
  readonly editionHash: string
  readonly letter: string
  readonly sendingDomain: string
  /** The instant written in `Date`; the same on every retry. */
  readonly date: Date
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly replyTo?: string
  readonly subject: string
  readonly list: { readonly cohort: string; readonly title: string }
  readonly unsubscribeUrl: string
  /** Address of the mailto form, such as `unsub+x@example.org`. */
  readonly unsubscribeMailto: string
  readonly helpUrl: string
}

/** RFC 2919 §3: the whole value of a List-Id has at most 255 characters. */
const LIST_ID_LENGTH = 255

/**
 * Every field of a letter, in order: RFC 5322, 2919 (List-Id), 2369 (List-*), 8058 (one click), 3834
 * (Auto-Submitted), and what Exchange reads instead of that one ([MS-OXCMAIL] §2.2.3.2.14). The same facts give the same fields. Throws a RangeError for a value that would not stay
 * in its field.
 */
export function letterHeaders(facts: LetterHeaderFacts): Header[] {
  return [
    ['Message-ID', messageId(facts)],
    ['Date', facts.date.toUTCString().replace(/GMT$/, '+0000')],
    ['From', mailbox(facts.from)],
    ['To', mailbox({ address: facts.to })],
    ...(facts.replyTo === undefined ? [] : [['Reply-To', mailbox({ address: facts.replyTo })] as const]),
    ['Subject', unstructured(facts.subject)],
    ['List-Id', listId(facts.list, facts.sendingDomain)],
    ['List-Unsubscribe', `${bracketed(facts.unsubscribeUrl)}, ${unsubscribeMail(facts.unsubscribeMailto)}`],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['List-Help', bracketed(facts.helpUrl)],
    ['Auto-Submitted', 'auto-generated'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
    ['Feedback-ID', [facts.letter, facts.list.cohort, facts.editionHash, 'feuilleton'].join(':')],
    ['X-Delivery-Id', String(facts.deliveryId)],
  ]
}

/** `<d.{deliveryId}.{editionHash}@{sending-domain}>`: one for a delivery, whatever the attempt. */
function messageId(facts: { deliveryId: number; editionHash: string; sendingDomain: string }): string {
  return bracketed(`d.${facts.deliveryId}.${facts.editionHash}@${facts.sendingDomain}`)
}

function listId({ cohort, title }: { cohort: string; title: string }, domain: string): string {
  const identifier = bracketed(`c-${cohort}.lists.${domain}`)
  if (identifier.length > LIST_ID_LENGTH)
    throw new RangeError(`the List-Id of the cohort ${cohort} is too long`)
  const characters = Array.from(title)
  while (
    characters.length > 0 &&
    phrase(characters.join('')).length + 1 + identifier.length > LIST_ID_LENGTH
  ) {
    characters.pop()
  }
  return characters.length === 0 ? identifier : `${phrase(characters.join('').trim())} ${identifier}`
}

function unsubscribeMail(address: string): string {
  return bracketed(`mailto:${address}?subject=unsubscribe`)
}

function bracketed(value: string): string {
  if (!/^[!-;=?-~]+$/.test(value))
    throw new RangeError('an address between angle brackets must be plain ASCII')
  return `<${value}>`
}
