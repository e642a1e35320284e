import { fromBase32 } from '../../src/domain/base32.ts'
import type { ReadLetter } from './letter.ts'

const ONCE = [
  ...['message-id', 'date', 'from', 'to', 'subject', 'mime-version', 'content-type'],
  ...['list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-help'],
  ...['auto-submitted', 'x-auto-response-suppress', 'feedback-id', 'x-delivery-id'],
]
const MOST_OCTETS = 998
const GMAIL_CLIPS_AT = 102_000

/** Everything in which a letter falls short of what it promises on the wire; nothing for a good one. */
export function wireFaults(letter: ReadLetter, edition: string): string[] {
  return [
    ...lineFaults(letter),
    ...headerFaults(letter, edition),
    ...textFaults(letter),
    ...htmlFaults(letter),
  ].map((fault) => `${letter.file}: ${fault}`)
}

function lineFaults({ bytes }: ReadLetter): string[] {
  const raw = bytes.toString('latin1')
  const longest = Math.max(...raw.split('\r\n').map((line) => line.length))
  return unless({
    'a line end is not CRLF': !/\r(?!\n)|(?<!\r)\n/.test(raw),
    [`a line has ${longest} octets`]: longest <= MOST_OCTETS,
    'an octet is not ASCII': /^[\r\n\t\x20-\x7e]*$/.test(raw),
  })
}

function headerFaults({ bytes, parsed, to, at }: ReadLetter, edition: string): string[] {
  const fields = fieldsOf(bytes)
  const names = fields.map(([name]) => name)
  const value = (name: string) => fields.find(([other]) => other === name)?.[1] ?? ''
  const id = value('x-delivery-id')
  const leave =
    /^<https:\/\/feuilleton\.example\/u\/([\w-]{31})>, <mailto:unsub\+([a-z2-7]{37})@21jours\.example\?subject=unsubscribe>$/
  const [, page = '', mail = ''] = leave.exec(value('list-unsubscribe')) ?? []
  const isOneToken = page !== '' && fromBase32(mail)?.toString('base64url') === page
  return [
    ...ONCE.filter((name) => names.filter((other) => other === name).length !== 1).map(
      (name) => `not one ${name}`,
    ),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is there twice`),
    ...unless({
      'the Message-ID has another form': value('message-id') === `<d.${id}.${edition}@21jours.example>`,
      'the X-Delivery-Id is no number': /^\d+$/.test(id),
      'the Date is not the virtual instant': Date.parse(value('date')) === Date.parse(at),
      'From is not one mailbox': parsed.from?.value.length === 1,
      'To is not the reader alone': value('to') === to,
      'the List-Id is too long': value('list-id').length <= 255,
      'the List-Id has no identifier': /(?:^| )<c-[a-z0-9-]+\.lists\.21jours\.example>$/.test(
        value('list-id'),
      ),
      'List-Unsubscribe is not one https and one mailto of the same token': isOneToken,
      'the one click is not announced': value('list-unsubscribe-post') === 'List-Unsubscribe=One-Click',
      'List-Help is not one https address': /^<https:\/\/[^<>,\s]+>$/.test(value('list-help')),
      'it does not say that a machine wrote it': value('auto-submitted') === 'auto-generated',
      'the Feedback-ID has not four parts': /^[^:\s]+(?::[^:\s]+){3}$/.test(value('feedback-id')),
    }),
  ]
}

/** The fields of a message, names in lower case, values unfolded. */
function fieldsOf(bytes: Buffer): [string, string][] {
  const raw = bytes.toString('latin1')
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n(?=[ \t])/g, '')
  return head.split('\r\n').map((line) => {
    const [, name = '', value = ''] = /^([!-9;-~]+): (.*)$/.exec(line) ?? []
    return [name.toLowerCase(), value]
  })
}

const HOLES = /\{\{|\{%|\[\[|\[%|undefined|\[object|NaN|Invalid/

function textFaults({ text, parsed }: ReadLetter): string[] {
  return unless({
    'there are attachments': parsed.attachments.length === 0,
    [`the text has ${text.length} characters`]: text.length >= 1_500,
    'the text has HTML': !/<\/?[a-z][a-z0-9]*(?:\s|\/?>)/i.test(text),
    'the text has entities': !/&(?:#\d+|#x[0-9a-f]+|[a-z]+\d*);/i.test(text),
    'the text has holes': !HOLES.test(text),
    'the text has no way out': /Ne plus la recevoir\s:\s<https:\/\/feuilleton\.example\/u\//.test(text),
  })
}

function htmlFaults({ html, words }: ReadLetter): string[] {
  const size = Buffer.byteLength(html)
  const links = [...html.matchAll(/\bhref\s*=\s*"([^"]*)"/gi)].map(([, href = '']) => href)
  return unless({
    [`the HTML has ${size} bytes`]: size < GMAIL_CLIPS_AT,
    'the HTML names no language': /<html[^>]*\slang="fr"/.test(html),
    'the HTML has a script': !/<script|javascript:|\son[a-z]+\s*=/i.test(html),
    'the HTML fetches something':
      !/<(?:img|link|iframe|video|audio|object|embed)\b|\ssrc\s*=|url\(|@import/i.test(html),
    'a link is not https': links.length > 0 && links.every((href) => href.startsWith('https://')),
    'the HTML has holes': !HOLES.test(html),
    'an entity has no meaning': !/&[a-z]+;/.test(words.html),
  })
}

function unless(rules: Record<string, boolean>): string[] {
  return Object.entries(rules).flatMap(([fault, holds]) => (holds ? [] : [fault]))
}
