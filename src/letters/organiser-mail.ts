import { LOOP_MARK } from '../domain/loop-mark.ts'
import { escapeHtml } from './escape-html.ts'
import { type Header, mailbox, unstructured } from './header.ts'
import { composeMessage } from './message.ts'

/** A short mail to an organiser: paragraphs, and at most one link among them. */
export type OrganiserMail = {
  from: { name: string; address: string }
  to: string
  subject: string
  /** Plain text; each is a paragraph. */
  before: readonly string[]
  link?: { url: string; label: string }
  /** Passes somebody’s reply on, to whom a reply to this goes. */
  forwarded?: { replyTo: string | undefined }
  after?: readonly string[]
  /** Unique, without the domain. */
  id: string
  domain: string
  date: Date
  language: string
}

/** The bytes of a mail to an organiser (RFC 5322, text and HTML). */
export function organiserMail(mail: OrganiserMail): Buffer {
  const { from, to, subject, id, domain, date, forwarded } = mail
  const headers: Header[] = [
    ['Message-ID', `<o.${id}@${domain}>`],
    ['Date', date.toUTCString().replace(/GMT$/, '+0000')],
    ['From', mailbox(from)],
    ['To', mailbox({ address: to })],
    ['Subject', unstructured(subject)],
    ['Auto-Submitted', 'auto-generated'],
    ['X-Auto-Response-Suppress', 'OOF, AutoReply'],
    ...(forwarded ? forwardedHeaders(forwarded.replyTo) : []),
  ]
  return composeMessage({ headers, text: textOf(mail), html: htmlOf(mail) })
}

function forwardedHeaders(replyTo: string | undefined): Header[] {
  const mark = ['X-Loop', LOOP_MARK] as const
  return replyTo === undefined ? [mark] : [['Reply-To', mailbox({ address: replyTo })], mark]
}

function textOf({ before, link, after = [] }: OrganiserMail): string {
  return `${[...before, ...(link ? [link.url] : []), ...after].join('\n\n')}\n`
}

function htmlOf({ before, link, after = [], language }: OrganiserMail): string {
  const paragraph = (text: string) =>
    `<p${text.includes('\n') ? ' style="white-space:pre-line"' : ''}>${escapeHtml(text)}</p>`
  const anchor = link && `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`
  const body = [...before.map(paragraph), ...(anchor ? [anchor] : []), ...after.map(paragraph)]
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>
<body style="margin:2em auto;max-width:34em;padding:0 1em;font:16px/1.5 sans-serif">
${body.join('\n')}
</body></html>
`
}
