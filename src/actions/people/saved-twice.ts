import { NARROW_ENCODINGS, type NarrowEncoding } from './narrow-encodings.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })
/** The characters of a name that was read correctly. */
const WESTERN = /^[\p{ASCII}\u00A0-\u017F\u0218-\u021B\u2010-\u203A\u20AC\u2122\uFEFF]*$/u
const ACCENTED = /[^\p{ASCII}]/u

/** How two bytes of UTF-8 look in each encoding. Nearly every list has no match, so this test is fast for most. */
const BEGINNINGS = new Map(
  NARROW_ENCODINGS.map((encoding) => {
    const [first, next] = [lettersOf(encoding, 0xc2, 0xef), lettersOf(encoding, 0x80, 0xbf)]
    return [encoding, new RegExp(`[${first}][${next}]`, 'u')]
  }),
)

export type SavedTwice =
  /** The whole text was. `through` is the encoding that a program mistook its UTF-8 for. */
  | { kind: 'twice'; text: string; through: string }
  /** A part of the text was. `line` is the first such line, from 1. */
  | { kind: 'mixed'; line: number }
  | { kind: 'once' }

/**
 * Finds whether a text was written as UTF-8, read as something else, and written as UTF-8 again: “PrÃ©nom” for
 * “Prénom”. Its lines end in `\n`.
 */
export function savedTwice(text: string): SavedTwice {
  if (!ACCENTED.test(text)) return { kind: 'once' }
  const lines = text.split('\n')
  for (const encoding of NARROW_ENCODINGS) {
    if (!BEGINNINGS.get(encoding)?.test(text)) continue
    const read = lines.map((line) => (ACCENTED.test(line) ? undo(line, encoding) : line))
    const first = lines.findIndex((line, at) => read[at] !== undefined && read[at] !== line)
    if (first === -1) continue
    if (read.some((line) => line === undefined)) return { kind: 'mixed', line: first + 1 }
    return { kind: 'twice', text: read.join('\n'), through: encoding.name }
  }
  return { kind: 'once' }
}

/** The original line; undefined when it cannot have been saved twice. */
function undo(line: string, { encode }: NarrowEncoding): string | undefined {
  const bytes = encode(line)
  if (bytes === undefined) return undefined
  try {
    const text = UTF8.decode(bytes)
    return WESTERN.test(text) ? text : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** The letters of a range of bytes, escaped for a character class. */
function lettersOf({ decode }: NarrowEncoding, from: number, to: number): string {
  const letters = [...decode(Uint8Array.from({ length: to - from + 1 }, (_, index) => from + index))]
  return letters.map((letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`).join('')
}
