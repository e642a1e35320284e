import type { Piece } from './word-difference.ts'

/** Words that are shown around what changed, on each side. */
const AROUND = 6

/** Pieces without the long parts that are the same: of these, the words next to a change stay. */
export function excerpts(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== 'same') return piece
    const [before, after] = [index > 0 ? AROUND : 0, index < pieces.length - 1 ? AROUND : 0]
    return { kind: 'same', text: shortened(piece.text, before, after) }
  })
}

/** The first and the last words of a text, with « … » for the rest. */
function shortened(text: string, first: number, last: number): string {
  const words = text.match(/\s*\S+|\s+$/g) ?? []
  if (words.length <= first + last + 1) return text
  const [head, tail] = [words.slice(0, first), words.slice(words.length - last)]
  return `${head.join('')} …${last > 0 ? tail.join('') : ''}`
}
