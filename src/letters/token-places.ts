import type { TokenBytes, TokenKind } from './reader-marks.ts'

/** Bytes that are the same for every reader, or a part of a token: soft line breaks may cut it. */
type Place = { readonly same: Buffer } | TokenPart
type TokenPart = { readonly kind: TokenKind; readonly from: number; readonly to: number }

const SOFT_BREAK = '=\r\n'

/** Adds encoded bytes to pieces, with the tokens of a reader in the places of marks; the others are never copied. */
export type Stamp = (tokens: TokenBytes, pieces: Buffer[]) => void

/**
 * Finds the marks in quoted-printable bytes. All tokens are as long as their marks and of characters that are never
 * encoded, so that each has the very places of the mark.
 */
export function stampOf(encoded: Buffer, marks: ReadonlyMap<string, TokenKind>): Stamp {
  const places = placesOf(encoded, marks)
  return (tokens, pieces) => {
    for (const place of places) pieces.push('same' in place ? place.same : partOf(tokens, place))
  }
}

function partOf(tokens: TokenBytes, { kind, from, to }: TokenPart): Buffer {
  const token = tokens[kind]
  return to - from === token.length ? token : token.subarray(from, to)
}

function placesOf(encoded: Buffer, marks: ReadonlyMap<string, TokenKind>): Place[] {
  const lines = encoded.toString('latin1').split(SOFT_BREAK)
  const places: Place[] = []
  let done = 0
  const upTo = (end: number) => {
    if (end > done) places.push({ same: encoded.subarray(done, end) })
  }
  const positionOf = positionsIn(lines)
  for (const { 0: mark, index } of lines.join('').matchAll(new RegExp([...marks.keys()].join('|'), 'g'))) {
    const kind = marks.get(mark)
    for (let from = 0, to = 0; kind && from < mark.length; from = to) {
      const start = positionOf(index + from)
      for (to = from + 1; to < mark.length && positionOf(index + to) === start + to - from; ) to++
      upTo(start)
      places.push({ kind, from, to })
      done = start + to - from
    }
  }
  upTo(encoded.length)
  return places
}

/** Where a character of the lines, joined without their soft breaks, stands with them. Asked for in rising order. */
function positionsIn(lines: readonly string[]): (index: number) => number {
  let line = 0
  let end = lines[0]?.length ?? 0
  return (index) => {
    while (index >= end && line < lines.length - 1) end += lines[++line]?.length ?? 0
    return index + line * SOFT_BREAK.length
  }
}
