import { createHash } from 'node:crypto'
import { type Header, headerField } from './header.ts'
import { encodeQuotedPrintable } from './quoted-printable.ts'

/** A message to write: its fields in order (`Message-ID` among them), and both forms of its body. */
export type MessageParts = {
  readonly headers: readonly Header[]
  /** A text, or its quoted-printable bytes. */
  readonly text: string | Buffer
  readonly html: string | Buffer
}

/**
 * The bytes of a message (RFC 5322, multipart/alternative, UTF-8, quoted-printable, CRLF), before dot-stuffing
 * and signature. The same parts always give the same bytes. Throws a RangeError for an unsafe header.
 */
export function composeMessage({ headers, text, html }: MessageParts): Buffer {
  const boundary = boundaryFor(headers)
  const fields = [
    ...headers,
    ['MIME-Version', '1.0'] as const,
    ['Content-Type', `multipart/alternative; boundary="${boundary}"`] as const,
  ]
  return Buffer.concat([
    Buffer.from(fields.map(headerField).join('')),
    partHead(boundary, 'text/plain'),
    encoded(text),
    partHead(boundary, 'text/html'),
    encoded(html),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

function encoded(part: string | Buffer): Buffer {
  return typeof part === 'string' ? encodeQuotedPrintable(part) : part
}

/** Made from the Message-ID; the `=_` in it can never stand in quoted-printable (RFC 2045 §6.7). */
function boundaryFor(headers: readonly Header[]): string {
  const id = headers.find(([name]) => name.toLowerCase() === 'message-id')?.[1]
  if (id === undefined) throw new RangeError('a message needs a Message-ID')
  return `=_${createHash('sha256').update(id).digest('hex').slice(0, 24)}`
}

function partHead(boundary: string, type: 'text/plain' | 'text/html'): Buffer {
  return Buffer.from(
    `\r\n--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
  )
}
