import type { CompiledLetter } from './compile.ts'
import { fillLetter } from './fill.ts'
import type { LetterContext } from './letter-context.ts'
import { encodeQuotedPrintable } from './quoted-printable.ts'

/** A letter as it goes into a message: the subject as text, both parts as quoted-printable bytes. */
export type EncodedLetter = { readonly subject: string; readonly text: Buffer; readonly html: Buffer }

/** Gives the letter of the reader who has this token in the addresses of their own pages. */
export type LetterForm = (token: string) => EncodedLetter

/**
 * Fills and encodes a letter once for all readers whose letters differ in nothing but the token. Tokens have one
 * length and only letters and digits of base64url, so the bytes of two readers differ exactly where the token
 * stands: these places are found by comparing two made-up readers, and for each real one only they are written.
 * A letter that does something else with the token is filled anew each time.
 */
export function letterForm(
  letter: CompiledLetter,
  contextFor: (token: string) => LetterContext,
  tokenLength: number,
): LetterForm {
  const encode: LetterForm = (token) => {
    const { subject, text, html } = fillLetter(letter, contextFor(token))
    return { subject, text: encodeQuotedPrintable(text), html: encodeQuotedPrintable(html) }
  }
  const [a, b, mixed] = ['A', 'B', 'cD-_9'].map((letters) =>
    letters.repeat(tokenLength).slice(0, tokenLength),
  )
  if (!a || !b || !mixed) return encode
  const one = encode(a)
  const other = encode(b)
  const text = stamp(one.text, other.text, tokenLength)
  const html = stamp(one.html, other.html, tokenLength)
  if (!text || !html || one.subject !== other.subject) return encode
  const stamped: LetterForm = (token) => ({ subject: one.subject, text: text(token), html: html(token) })
  return isSame(stamped(mixed), encode(mixed)) ? stamped : encode
}

/** Writes a token where two encodings differ; undefined where they differ in more than a token. */
function stamp(one: Buffer, other: Buffer, tokenLength: number): ((token: string) => Buffer) | undefined {
  if (one.length !== other.length) return undefined
  const places: number[] = []
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) places.push(at)
  if (places.length % tokenLength !== 0) return undefined
  return (token) => {
    const bytes = Buffer.from(one)
    for (const [index, at] of places.entries()) bytes[at] = token.charCodeAt(index % tokenLength)
    return bytes
  }
}

function isSame(one: EncodedLetter, other: EncodedLetter): boolean {
  return one.subject === other.subject && one.text.equals(other.text) && one.html.equals(other.html)
}
