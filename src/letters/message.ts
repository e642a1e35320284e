import { hash } from 'node:crypto'
import { calendarFile, calendarPart, type LetterCalendar } from './calendar-part.ts'
import { type Header, headerField } from './header.ts'
import { multipart, type Part, textPart } from './mime-part.ts'
import type { Segments } from './segments.ts'

/** A message to write: its fields in order (`Message-ID` among them), and both forms of its body. */
export type MessageParts = {
  readonly headers: readonly Header[]
  /** A text, or the pieces of its quoted-printable bytes. */
  readonly text: string | readonly Buffer[]
  readonly html: string | readonly Buffer[]
  /** What mail readers put into a calendar. */
  readonly calendar?: LetterCalendar
}

/**
 * The bytes of a message (RFC 5322, multipart/alternative, UTF-8, quoted-printable, CRLF), before dot-stuffing
 * and signature. A calendar is its last form, and a file beside it too (multipart/mixed). The same parts always give
 * the same bytes. Throws a RangeError for an unsafe header, and for a calendar with another method.
 */
export function composeMessage({ headers, ...body }: MessageParts): Buffer {
  return Buffer.concat([head(headers), ...bodyOf(body, messageId(headers))])
}

/** The same message, without a calendar, from parts that are in segments: none of their pieces is copied. */
export function composeSegments({ headers, text, html }: SegmentedParts): Segments {
  const start = head(headers)
  const id = messageId(headers)
  const message = (form: keyof Segments) => [start, ...bodyOf({ text: text[form], html: html[form] }, id)]
  return { plain: message('plain'), wire: message('wire') }
}

type SegmentedParts = { headers: readonly Header[]; text: Segments; html: Segments }

function head(headers: readonly Header[]): Buffer {
  return Buffer.from([...headers, ['MIME-Version', '1.0'] as const].map(headerField).join(''))
}

function bodyOf({ text, html, calendar }: Omit<MessageParts, 'headers'>, id: string): Part {
  const plain = textPart('text/plain; charset=utf-8', text)
  const forms = [plain, textPart('text/html; charset=utf-8', html)]
  if (!calendar) return multipart('alternative', boundaryFor(id), forms)
  const letter = multipart('alternative', boundaryFor(id), [...forms, calendarPart(calendar)])
  return multipart('mixed', boundaryFor(`${id} mixed`), [letter, calendarFile(calendar)])
}

function messageId(headers: readonly Header[]): string {
  const id = headers.find(([name]) => name.toLowerCase() === 'message-id')?.[1]
  if (id === undefined) throw new RangeError('a message needs a Message-ID')
  return id
}

/** Made from the Message-ID; the `=_` in it can never stand in quoted-printable (RFC 2045 §6.7), nor in base64. */
function boundaryFor(seed: string): string {
  return `=_${hash('sha256', seed).slice(0, 24)}`
}
