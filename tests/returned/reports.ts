import { bounceAddress, unsubscribeAddress } from '../../src/domain/token-addresses.ts'
import type { TokenKeys } from '../../src/domain/tokens.ts'

export const KEYS: TokenKeys = ['the key of this year, long enough to be one']
export const BOUNCE = bounceAddress(KEYS, 4711, 'cours.example')
export const UNSUBSCRIBE = unsubscribeAddress(KEYS, 42, 'cours.example')

/** Lines of a mail, as they are on the wire. */
export function mailOf(headers: readonly string[], body: readonly string[] = []): Buffer {
  return Buffer.from([...headers, '', ...body, ''].join('\r\n'))
}

/** A letter that comes back: its addresses and its reader. */
export type ReturnedLetter = { delivery: number; reader: string; bounce: string; unsubscribe: string }

const LETTER: ReturnedLetter = {
  ...{ delivery: 4711, reader: 'zoe@lointain.example', bounce: BOUNCE, unsubscribe: UNSUBSCRIBE },
}

/** The headers of a letter of ours, as a report quotes them. */
export function quotedOf({ delivery, reader, unsubscribe }: ReturnedLetter = LETTER): string[] {
  return [
    `Message-ID: <d.${delivery}.0a1b2c3d@cours.example>`,
    'From: "21 jours" <cours@cours.example>',
    `To: ${reader}`,
    'Subject: Jour 3',
    `List-Unsubscribe: <https://cours.example/u/abc>, <mailto:${unsubscribe}?subject=unsubscribe>`,
    'Feedback-ID: jour-03:janvier:0a1b2c3d:feuilleton',
    `X-Delivery-Id: ${delivery}`,
  ]
}

type Failed = {
  action?: string
  status: string
  diagnostic?: string
  /** Who failed; the reader when absent. */
  final?: string
  /** Whom the letter was written to, as the report says; the reader when absent. */
  original?: string
  told?: string[]
  messageId?: string
  letter?: ReturnedLetter
}

/** A report of RFC 3464 about the letter of a reader. */
export function statusReport({
  action = 'failed',
  status,
  diagnostic,
  letter = LETTER,
  final = letter.reader,
  original = letter.reader,
  told = [],
  messageId = '<report-1@relais.example>',
}: Failed): Buffer {
  return mailOf(
    [
      'Return-Path: <>',
      'From: MAILER-DAEMON@relais.example (Mail Delivery System)',
      'Subject: Undelivered Mail Returned to Sender',
      `To: ${letter.bounce}`,
      `Message-ID: ${messageId}`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="limite/1"',
    ],
    [
      ...['--limite/1', 'Content-Type: text/plain; charset=utf-8', '', 'This is the mail system.', ...told],
      ...[
        '--limite/1',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; relais.example',
        '',
      ],
      ...[`Final-Recipient: rfc822; ${final}`, `Original-Recipient: rfc822;${original}`],
      ...[`Action: ${action}`, `Status: ${status}`],
      ...(diagnostic === undefined ? [] : [`Diagnostic-Code: smtp; ${diagnostic}`]),
      ...['', '--limite/1', 'Content-Type: text/rfc822-headers', '', ...quotedOf(letter), '', '--limite/1--'],
    ],
  )
}

/** A report in words alone, such as those of qmail and Exim, with the letter copied below. */
export function wordReport(from: string, subject: string, told: readonly string[]): Buffer {
  return mailOf(
    [`From: ${from}`, `To: ${BOUNCE}`, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8'],
    [...told, ...quotedOf()],
  )
}

/** A report of RFC 5965, to an address that has no token, about a letter that has. */
export function feedback(type: string, fields: readonly string[] = [], letter = LETTER): Buffer {
  return mailOf(
    [
      'From: fbl@boite.example',
      'To: abuse@cours.example',
      'Subject: FW: Jour 3',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=limite',
    ],
    [
      ...['--limite', 'Content-Type: text/plain', '', 'This is a report.', '--limite'],
      ...['Content-Type: message/feedback-report', '', `Feedback-Type: ${type}`, 'Version: 1', ...fields],
      ...[
        '',
        '--limite',
        'Content-Type: message/rfc822',
        '',
        ...quotedOf(letter),
        '',
        'Bonjour',
        '--limite--',
      ],
    ],
  )
}

/** A mail that no report is: of a person or of a program that answers. */
export function plainMail(text: string, headers: readonly string[] = [], subject = 'Re: Jour 3'): Buffer {
  return mailOf(
    [
      ...headers,
      'From: Zoé <zoe@lointain.example>',
      `To: ${BOUNCE}`,
      `Subject: ${subject}`,
      'Content-Type: text/plain; charset=utf-8',
    ],
    text.split('\n'),
  )
}
