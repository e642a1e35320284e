import type { FilledLetter } from './fill.ts'
import { encodeQuotedPrintable } from './quoted-printable.ts'

/** A letter as it goes into a message: the subject as text, both parts as quoted-printable bytes. */
export type EncodedLetter = { readonly subject: string; readonly text: Buffer; readonly html: Buffer }

const KINDS = ['unsubscribe', 'me', 'read'] as const
type TokenKind = (typeof KINDS)[number]

/** The tokens in the addresses of one reader's own pages, all of one length. */
export type ReaderTokens = Readonly<Record<TokenKind, string>>

/** Gives the letter of the reader who has these tokens. */
export type LetterForm = (tokens: ReaderTokens) => EncodedLetter

/**
 * Fills and encodes a letter for readers whose letters differ in nothing but their tokens. The first reader's is filled
 * for them alone, as there may be no other; once there is a second, it is filled for made-up readers and the tokens are
 * written into that. A letter that does something else with a token is filled anew each time.
 *
 * No library does this. A lesson of 46 kB takes 16 µs of CPU with the tokens written in, 1.8 ms filled and encoded anew.
 */
export function letterForm(fill: (tokens: ReaderTokens) => FilledLetter, tokenLength: number): LetterForm {
  const encode: LetterForm = (tokens) => {
    const { subject, text, html } = fill(tokens)
    return { subject, text: encodeQuotedPrintable(text), html: encodeQuotedPrintable(html) }
  }
  let isFirst = true
  let form: LetterForm | undefined
  return (tokens) => {
    if (isFirst) {
      isFirst = false
      return encode(tokens)
    }
    form ??= stampedForm(encode, tokenLength) ?? encode
    return form(tokens)
  }
}

/**
 * Tokens have one length and only letters and digits of base64url, so the bytes of two readers differ exactly where
 * tokens stand: these places are found by comparing two made-up readers, a third tells which token is where, and for
 * each real one only they are written. Undefined for a letter that has more than tokens there.
 */
function stampedForm(encode: LetterForm, tokenLength: number): LetterForm | undefined {
  const madeUpLetter = (patterns: readonly string[]) => encode(madeUp(patterns, tokenLength))
  const one = madeUpLetter(['A'])
  const other = madeUpLetter(['B'])
  const told = madeUpLetter(KIND_MARKS)
  const text = stamp([one.text, other.text, told.text], tokenLength)
  const html = stamp([one.html, other.html, told.html], tokenLength)
  if (!text || !html) return undefined
  const { subject } = one
  const stamped: LetterForm = (tokens) => ({ subject, text: text(tokens), html: html(tokens) })
  return isSame(stamped(madeUp(MIXED, tokenLength)), madeUpLetter(MIXED)) ? stamped : undefined
}

/** One character for each kind of token, in the order of KINDS. */
const KIND_MARKS = ['u', 'm', 'r']
const MIXED = ['cD-_9', 'xY0-zQ_', '7kLm_-W3']

/** A reader whose tokens repeat these patterns, one for each kind or the same for all. */
function madeUp(patterns: readonly string[], tokenLength: number): ReaderTokens {
  const [unsubscribe = '', me = unsubscribe, read = unsubscribe] = patterns.map((pattern) =>
    pattern.repeat(tokenLength).slice(0, tokenLength),
  )
  return { unsubscribe, me, read }
}

/** Where one token stands, character by character: soft line breaks may cut it. */
type Run = { readonly kind: TokenKind; readonly places: readonly number[] }

/** Writes the tokens where encodings differ; undefined where they differ in more than tokens. */
function stamp(
  [one, other, told]: readonly [Buffer, Buffer, Buffer],
  tokenLength: number,
): ((tokens: ReaderTokens) => Buffer) | undefined {
  if (one.length !== other.length || one.length !== told.length) return undefined
  const places: number[] = []
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) places.push(at)
  const runs: Run[] = []
  for (let start = 0; start < places.length; start += tokenLength) {
    const kind = KINDS[KIND_MARKS.indexOf(String.fromCharCode(told[places[start] ?? 0] ?? 0))]
    const run = places.slice(start, start + tokenLength)
    if (!kind || run.length !== tokenLength) return undefined
    runs.push({ kind, places: run })
  }
  return (tokens) => {
    const bytes = Buffer.from(one)
    for (const { kind, places: run } of runs) {
      const token = tokens[kind]
      for (let index = 0; index < tokenLength; index++) bytes[run[index] ?? 0] = token.charCodeAt(index)
    }
    return bytes
  }
}

function isSame(one: EncodedLetter, other: EncodedLetter): boolean {
  return one.subject === other.subject && one.text.equals(other.text) && one.html.equals(other.html)
}
