import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { MOST_KEPT } from '../mail/incoming-mail.ts'
import { textOfHtml } from './text-of-html.ts'

/** A part that is no text to read, such as a report or the headers of a letter. */
export type Part = { readonly type: string; readonly text: string }

/** A mail, opened. Header names are in lower case; parts are in the order in which they stand. */
export type OpenMail = {
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly subject: string
  /** What a person would read of it, up to 64k characters. */
  readonly text: string
  readonly parts: readonly Part[]
}

/** No more lines are read: a line costs more than a byte. */
const MOST_LINES = 6_000
const MOST_TEXT = 64 * 1024
const MOST_PARTS = 50

/** Whoever nests deeper or has longer headers has not written a report. */
const LIMITS = { maxNestingDepth: 20, maxHeadersSize: 128 * 1024, forceRfc822Attachments: true }

/** Every mail has one of these (RFC 5322 §3.6, or what the server that took it added). */
const KNOWN_HEADERS = ['from', 'to', 'subject', 'date', 'received', 'return-path', 'content-type']

/** Opens a mail; undefined for bytes that are none, or beyond the limits. */
export async function openMail(bytes: Uint8Array): Promise<OpenMail | undefined> {
  const start = startOf(bytes)
  const email = await PostalMime.parse(start, LIMITS).catch(() => undefined)
  if (email === undefined) return undefined
  const headers = headersOf(email)
  if (!KNOWN_HEADERS.some((name) => headers.has(name))) return undefined
  const parts = email.attachments.slice(0, MOST_PARTS).map(partOf)
  const text = email.text || textOfHtml(email.html?.slice(0, MOST_TEXT) ?? '')
  return {
    headers,
    subject: email.subject ?? '',
    text: (text || parts.length > 0 ? text : bodyOf(start)).slice(0, MOST_TEXT),
    parts,
  }
}

function startOf(bytes: Uint8Array): Uint8Array {
  const start = bytes.subarray(0, MOST_KEPT)
  let end = -1
  for (let lines = 0; lines < MOST_LINES; lines++) {
    end = start.indexOf(0x0a, end + 1)
    if (end === -1) return start
  }
  return start.subarray(0, end + 1)
}

function headersOf(email: Email): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, value } of email.headers) {
    const values = headers.get(key)
    if (values === undefined) headers.set(key, [value])
    else values.push(value)
  }
  return headers
}

function partOf({ mimeType, content }: Attachment): Part {
  if (typeof content === 'string') return { type: mimeType, text: content }
  return { type: mimeType, text: decoded(new Uint8Array(content)) }
}

/** The body of a mail that calls itself multipart and has no parts, as it stands. */
function bodyOf(bytes: Uint8Array): string {
  return /\r?\n\r?\n([\s\S]*)/.exec(decoded(bytes))?.[1] ?? ''
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, MOST_TEXT))
}

/** The first value of a header; empty when there is none. */
export function header(mail: Pick<OpenMail, 'headers'>, name: string): string {
  return mail.headers.get(name)?.[0] ?? ''
}
