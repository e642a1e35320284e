import type { ListMistake } from '../../domain/list-problem.ts'
import { guessEncoding } from './guess-encoding.ts'
import { savedTwice } from './saved-twice.ts'

/** `encoding` is the name, for people, of how the bytes were read: `UTF-8`, `MacRoman`, `UTF-8 saved twice`. */
export type DecodedText = { ok: true; text: string; encoding: string } | ({ ok: false } & ListMistake)

type Read = { text: string; encoding: string } | ListMistake

const MEGABYTES = 20
export const MAX_BYTES = MEGABYTES * 1_000_000

export const tooLarge: ListMistake = {
  line: 1,
  problem: { problem: 'file-too-large', megabytes: MEGABYTES },
}

const SAMPLE = 2_000
/**
 * A Greek, Cyrillic, Hebrew or Arabic letter inside a Latin word. Some CP850 text, such as “Íñigo”, is also valid
 * UTF-8.
 */
const MIXED_SCRIPTS = /[a-z][\u0370-\u07ff]|[\u0370-\u07ff][a-z]/i

/**
 * Turns the bytes of a people file into text with `\n` between lines. Accepts Unicode with or without a byte order
 * mark, UTF-8 that was saved twice, and otherwise the encoding in which the names look like names. Bytes that can be
 * read in more than one way are refused with the reason, because a name that is read wrongly cannot be repaired
 * afterwards.
 */
export function decodePeople(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_BYTES) return { ok: false, ...tooLarge }
  const read = decode(bytes)
  if ('problem' in read) return { ok: false, ...read }
  const text = read.text.replace(/\r\n?/g, '\n')
  const nul = text.indexOf('\0')
  if (nul === -1) return { ok: true, ...read, text }
  return { ok: false, line: lineAt(text, nul), problem: { problem: 'nul' } }
}

function decode(bytes: Uint8Array): Read {
  const wide = wideEncoding(bytes)
  if (wide !== undefined) {
    const text = decodeAs(wide, bytes)
    return text === undefined ? damaged(wide) : { text, encoding: wide.toUpperCase() }
  }
  const text = decodeAs('utf-8', bytes)
  if (text === undefined) return decodeNarrow(bytes)
  const guessed = MIXED_SCRIPTS.test(text) ? guessEncoding(bytes) : undefined
  return guessed ? { text: guessed.decode(bytes), encoding: guessed.name } : decodeTwice(text)
}

function damaged(encoding: string): Read {
  return { line: 1, problem: { problem: 'text-damaged', encoding: encoding.toUpperCase() } }
}

/** UTF-16 has a byte order mark, or a zero byte beside nearly every letter of an address. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const sample = bytes.subarray(0, SAMPLE)
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = sample.length / 2
  if (odd > most * 0.7 && even < most * 0.1) return 'utf-16le'
  return even > most * 0.7 && odd < most * 0.1 ? 'utf-16be' : undefined
}

function decodeTwice(text: string): Read {
  const lines = text.replace(/\r\n?/g, '\n')
  const twice = savedTwice(lines)
  switch (twice.kind) {
    case 'once':
      return { text, encoding: 'UTF-8' }
    case 'twice':
      return {
        text: twice.text.replace(/^\uFEFF+/, ''),
        encoding: `UTF-8 saved twice, through ${twice.through}`,
      }
    case 'mixed':
      return {
        line: twice.line,
        problem: { problem: 'saved-twice', line: example(lines, twice.line) },
      }
  }
}

function example(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').slice(0, 60)
}

/** Decodes text of one byte per letter. A file that is UTF-8 in part was put together from two files. */
function decodeNarrow(bytes: Uint8Array): Read {
  const mixed = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n')
  const first = mixed.indexOf('\uFFFD')
  if (/[\u00A1-\u017F]/.test(mixed))
    return { line: lineAt(mixed, first), problem: { problem: 'two-encodings' } }
  const guessed = guessEncoding(bytes)
  if (guessed !== undefined) return { text: guessed.decode(bytes), encoding: guessed.name }
  return { line: lineAt(mixed, first), problem: { problem: 'unclear-accents' } }
}

/** Undefined when the bytes are not valid in that encoding. Drops the byte order mark. */
function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
