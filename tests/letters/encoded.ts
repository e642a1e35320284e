import type { EncodedLetter } from '../../src/letters/encoded-letter.ts'
import type { FilledLetter } from '../../src/letters/fill.ts'
import { encodeQuotedPrintable } from '../../src/letters/quoted-printable.ts'
import type { LetterReader, ReaderTokens } from '../../src/letters/reader-marks.ts'

/** Of a form whose readers are told apart by tokens of 32 characters alone. */
export const NAMELESS = { tokenLength: 32, named: false }

export const readerOf = (tokens: ReaderTokens): LetterReader => ({ tokens, firstName: null })

/** The bytes of a letter that came in pieces. */
export function wholeOf({ subject, text, html }: EncodedLetter) {
  return { subject, text: Buffer.concat(text.plain), html: Buffer.concat(html.plain) }
}

/** The bytes of a letter that is encoded for its reader alone. */
export function encodedAlone({ subject, text, html }: FilledLetter) {
  return { subject, text: encodeQuotedPrintable(text), html: encodeQuotedPrintable(html) }
}
