import { hash } from 'node:crypto'
import { calendarFile, calendarPart, type LetterCalendar } from './calendar-part.ts'
import { type Header, headerField } from './header.ts'
import type { MessageHead } from './letter-headers.ts'
import { multipart, type Part, textPart } from './mime-part.ts'
import { dotStuffed, type Segments } from './segments.ts'

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
export function composeMessage({ headers, text, html, calendar }: MessageParts): Buffer {
  const fields = headers.map(headerField).join('')
  const body = { text, html, calendar: calendar && formsOf(calendar) }
  return Buffer.concat([Buffer.from(fields + MIME_VERSION), ...bodyOf(body, messageId(headers))])
}

type SegmentedParts = {
  readonly head: MessageHead
  readonly text: Segments
  readonly html: Segments
  readonly calendar?: LetterCalendar | undefined
}

/** The same message from parts that are in segments: none of their pieces is copied. */
export function composeSegments({ head, text, html, calendar }: SegmentedParts): Segments {
  if (calendar) return segmentsWith(formsOf(calendar), { head, text, html })
  const boundary = boundaryFor(head.messageId)
  const [before = '', between = '', after = ''] = FRAME.map((pieces) => pieces.join(boundary))
  const start = Buffer.from(`${head.fields}${MIME_VERSION}${before}`)
  const middle = Buffer.from(between)
  const end = Buffer.from(after)
  return {
    plain: [start, ...text.plain, middle, ...html.plain, end],
    wire: [start, ...text.wire, middle, ...html.wire, end],
  }
}

/** In a calendar that is encoded, a line may begin with a dot. */
function segmentsWith(
  { part, file }: CalendarForms,
  { head, text, html }: Omit<SegmentedParts, 'calendar'>,
): Segments {
  const fields = Buffer.from(`${head.fields}${MIME_VERSION}`)
  const stuffed = { part: part.map(dotStuffed), file }
  const plain = bodyOf({ text: text.plain, html: html.plain, calendar: { part, file } }, head.messageId)
  const wire = bodyOf({ text: text.wire, html: html.wire, calendar: stuffed }, head.messageId)
  return { plain: [fields, ...plain], wire: [fields, ...wire] }
}

const MIME_VERSION = headerField(['MIME-Version', '1.0'])

/** What stands before, between and after the two forms of a body, each in pieces between which the boundary goes. */
const FRAME: readonly (readonly string[])[] = frame()

function frame(): string[][] {
  const form = '\0'
  const body = Buffer.concat(bodyOf({ text: [Buffer.from(form)], html: [Buffer.from(form)] }, ''))
  const parts = body.toString('latin1').split(form)
  return parts.map((part) => part.split(boundaryFor('')))
}

type CalendarForms = { part: Part; file: Part }

function formsOf(calendar: LetterCalendar): CalendarForms {
  return { part: calendarPart(calendar), file: calendarFile(calendar) }
}

type Body = Pick<MessageParts, 'text' | 'html'> & { calendar?: CalendarForms | undefined }

function bodyOf({ text, html, calendar }: Body, id: string): Part {
  const plain = textPart('text/plain; charset=utf-8', text)
  const forms = [plain, textPart('text/html; charset=utf-8', html)]
  if (!calendar) return multipart('alternative', boundaryFor(id), forms)
  const letter = multipart('alternative', boundaryFor(id), [...forms, calendar.part])
  return multipart('mixed', boundaryFor(`${id} mixed`), [letter, calendar.file])
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
