import { NARROW_ENCODINGS, type NarrowEncoding } from './narrow-encodings.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })
/** What a name is written with once it is read right. */
const WESTERN = /^[\p{ASCII}\u00A0-\u017F\u0218-\u021B\u2010-\u203A\u20AC\u2122\uFEFF]*$/u
const ACCENTED = /[^\p{ASCII}]/u

/** How two bytes of UTF-8 look in each encoding: nearly every list has none of it, and is done with at once. */
const BEGINNINGS = new Map(
  NARROW_ENCODINGS.map((encoding) => {
    const [first, next] = [lettersOf(encoding, 0xc2, 0xef), lettersOf(encoding, 0x80, 0xbf)]
    return [encoding, new RegExp(`[${first}][${next}]`, 'u')]
  }),
)

export type SavedTwice =
  /** It was, all of it; `through` is what a program took its UTF-8 for. */
  | { kind: 'twice'; text: string; through: string }
  /** A part of it was: `line` is the first, from 1. */
  | { kind: 'mixed'; line: number }
  | { kind: 'once' }

/**
 * Whether a text was written as UTF-8, read as something else, and written as UTF-8 again: « PrÃ©nom » for « Prénom ».
 * Its lines end in `\n`.
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

/** The line as it was before; undefined where it cannot have been saved twice. */
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

/** The letters of a row of bytes, escaped for a class of a pattern. */
function lettersOf({ decode }: NarrowEncoding, from: number, to: number): string {
  const letters = [...decode(Uint8Array.from({ length: to - from + 1 }, (_, index) => from + index))]
  return letters.map((letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`).join('')
}
