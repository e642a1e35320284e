import { type Header, headerField, mailbox, phrase, unstructured } from './header.ts'

/** What the fields of letters are written from that leave together. Addresses are already checked and in ASCII. */
export type SharedHeaderFacts = {
  readonly editionHash: string
  readonly letter: string
  readonly sendingDomain: string
  /** The instant written in `Date`; the same on every retry. */
  readonly date: Date
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo?: string
  readonly subject: string
  readonly list: { readonly cohort: string; readonly title: string }
  readonly helpUrl: string
}

/** What differs from one of them to another. */
export type OwnHeaderFacts = {
  readonly deliveryId: number
  readonly to: string
  readonly unsubscribeUrl: string
  /** Address of the mailto form, such as `unsub+x@example.org`. */
  readonly unsubscribeMailto: string
}

export type LetterHeaderFacts = SharedHeaderFacts & OwnHeaderFacts

/** RFC 2919 §3: the whole value of a List-Id has at most 255 characters. */
const LIST_ID_LENGTH = 255

/**
 * Every field of a letter, in order: RFC 5322, 2919 (List-Id), 2369 (List-*), 8058 (one click), 3834
 * (Auto-Submitted), and what Exchange reads instead of that one ([MS-OXCMAIL] §2.2.3.2.14). The same facts give the
 * same fields. Throws a RangeError for a value that would not stay in its field.
 */
export function letterHeaders(facts: LetterHeaderFacts): Header[] {
  const own = ownValues(facts)
  return [
    ['Message-ID', own['Message-ID']],
    ['Date', facts.date.toUTCString().replace(/GMT$/, '+0000')],
    ['From', mailbox(facts.from)],
    ['To', own.To],
    ...(facts.replyTo === undefined ? [] : [['Reply-To', mailbox({ address: facts.replyTo })] as const]),
    ['Subject', unstructured(facts.subject)],
    ['List-Id', listId(facts.list, facts.sendingDomain)],
    ['List-Unsubscribe', own['List-Unsubscribe']],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['List-Help', bracketed(facts.helpUrl)],
    ['Auto-Submitted', 'auto-generated'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
    ['Feedback-ID', [facts.letter, facts.list.cohort, facts.editionHash, 'feuilleton'].join(':')],
    ['X-Delivery-Id', own['X-Delivery-Id']],
  ]
}

/** The head of a message, as it stands in it, up to the fields of its body. */
export type MessageHead = { readonly messageId: string; readonly fields: string }

/**
 * Writes the heads of letters that leave together: of the fields of `letterHeaders`, only those that differ are written
 * anew.
 */
export function letterHead(facts: SharedHeaderFacts): (own: OwnHeaderFacts) => MessageHead {
  const written = letterHeaders({ ...facts, ...ANYBODY }).map((header) => ({
    name: header[0] as OwnName,
    text: OWN.has(header[0]) ? undefined : headerField(header),
  }))
  return (own) => {
    const values = ownValues({ ...facts, ...own })
    const fields = written.map(({ name, text }) => text ?? headerField([name, values[name]]))
    return { messageId: values['Message-ID'], fields: fields.join('') }
  }
}

const ANYBODY: OwnHeaderFacts = {
  deliveryId: 0,
  to: 'anybody@example.org',
  unsubscribeUrl: 'https://example.org/',
  unsubscribeMailto: 'anybody@example.org',
}

type OwnName = 'Message-ID' | 'To' | 'List-Unsubscribe' | 'X-Delivery-Id'
const OWN: ReadonlySet<string> = new Set<OwnName>(['Message-ID', 'To', 'List-Unsubscribe', 'X-Delivery-Id'])

function ownValues(facts: LetterHeaderFacts): Readonly<Record<OwnName, string>> {
  return {
    'Message-ID': messageId(facts),
    To: mailbox({ address: facts.to }),
    'List-Unsubscribe': `${bracketed(facts.unsubscribeUrl)}, ${unsubscribeMail(facts.unsubscribeMailto)}`,
    'X-Delivery-Id': String(facts.deliveryId),
  }
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
