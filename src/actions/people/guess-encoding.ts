import { isKnownHeading } from '../../domain/people-columns.ts'
import { ACCENTED_NAMES } from './accented-names.ts'
import { NARROW_ENCODINGS, type NarrowEncoding } from './narrow-encodings.ts'

/** The most distinct words that are scored. More would not change the choice. */
const MOST_WORDS = 2_000
const LONGEST_WORD = 60
const HEADING = 25

/** The lead that the best candidate needs. A single unusual name proves nothing. */
const MARGIN = 5
const QUOTES = new Set('’‘“”«»–—…€°º\u00A0'.split(''))

/**
 * Guesses which single-byte encoding these bytes are in: the one in which the accented words look most like names and
 * headings. Undefined when two encodings score equally well and read differently. General language detectors need
 * prose, but a list has only names, and no two of these encodings have the same letter at one byte.
 */
export function guessEncoding(bytes: Uint8Array): NarrowEncoding | undefined {
  const words = accentedWords(bytes)
  const scored = NARROW_ENCODINGS.map((candidate) => ({ candidate, ...scoreIn(candidate, words) }))
  const [best, second] = scored.toSorted((a, b) => b.score - a.score)
  if (best === undefined || second === undefined || best.score <= 0) return undefined
  return best.score - second.score >= MARGIN || best.text === second.text ? best.candidate : undefined
}

function scoreIn({ decode }: NarrowEncoding, words: readonly Buffer[]): { score: number; text: string } {
  const read = words.map(decode)
  return { score: read.reduce((sum, word) => sum + worthOf(word), 0), text: read.join('\n') }
}

/** The score of a word. A known heading is strong evidence when its accents are right: “MaÎl” is not “mail”. */
function worthOf(word: string): number {
  const letters = [...word]
  const worth = letters.reduce((sum, letter, at) => sum + (letter < '\u0080' ? 0 : worthAt(letters, at)), 0)
  return worth >= 0 && isKnownHeading(word) ? worth + HEADING : worth
}

/** The score of one accented letter. A wrong encoding shows capitals or signs inside words: “JŽr™me”. */
function worthAt(letters: readonly string[], at: number): number {
  const [before = '', letter = '', after = ''] = [letters[at - 1], letters[at], letters[at + 1]]
  if (!isLetter(letter)) {
    const isInside = isLetter(before) || isLetter(after)
    return QUOTES.has(letter) ? 0 : isInside ? -8 : -3
  }
  const isWrongCase = isCapital(letter)
    ? isSmall(before)
    : isCapital(after) || (!isLetter(before) && isLetter(after))
  return fitOf(before, letter, after) - (isWrongCase ? 6 : 0)
}

/** How common a letter is between these two neighbours, or at the beginning or end of a word. */
function fitOf(before: string, letter: string, after: string): number {
  const [left, right] = [neighbour(before), neighbour(after)]
  const small = letter.toLowerCase()
  if (FITS.has(left + small + right)) return 7
  const both = Number(FITS.has(left + small)) + Number(FITS.has(small + right))
  if (both === 2) return 4
  return both === 1 ? 0 : -4
}

const FITS = fitsOf(ACCENTED_NAMES)

/** Each accented letter of a text with the letter before it, after it, and on both sides. */
function fitsOf(text: string): ReadonlySet<string> {
  const fits = new Set<string>()
  for (const [at, letter] of [...text].entries()) {
    if (letter < '\u0080') continue
    const [left, right] = [neighbour(text[at - 1] ?? ''), neighbour(text[at + 1] ?? '')]
    const small = letter.toLowerCase()
    for (const fit of [left + small, small + right, left + small + right]) fits.add(fit)
  }
  return fits
}

/** A neighbour without its accent, because an accent beside another tells little; `|` for the end of a word. */
function neighbour(sign: string): string {
  return isLetter(sign) ? (sign.normalize('NFD')[0] ?? '').toLowerCase() : '|'
}

function isLetter(sign: string): boolean {
  return /^\p{L}/u.test(sign)
}

function isSmall(sign: string): boolean {
  return /^\p{Ll}/u.test(sign)
}

function isCapital(sign: string): boolean {
  return /^\p{Lu}/u.test(sign)
}

/** The distinct cells with a byte above 127. A cell is what stands between separators, quotes and line ends. */
function accentedWords(bytes: Uint8Array): Buffer[] {
  const words = new Map<string, Buffer>()
  let start = 0
  let isAccented = false
  for (let at = 0; at <= bytes.length && words.size < MOST_WORDS; at += 1) {
    const byte = bytes[at] ?? 0x0a
    if (byte > 0x7f) isAccented = true
    if (!isBetweenCells(byte)) continue
    if (isAccented) {
      const word = Buffer.from(bytes.subarray(Math.max(start, at - LONGEST_WORD), at))
      words.set(word.toString('latin1'), word)
    }
    start = at + 1
    isAccented = false
  }
  return [...words.values()]
}

function isBetweenCells(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x3b || byte === 0x2c || byte === 0x22
}
