/** A piece of a text: in both, only in the one before, or only in the one after. */
export type Piece = { kind: 'same' | 'gone' | 'new'; text: string }

/** Cells of the table of one comparison, at most: beyond, the whole middle counts as written anew. */
const MOST_CELLS = 4_000_000

/** How one text became another, word by word. What is gone and what is the same make the text before, in order. */
export function wordDifference(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const head = sharedLength(a, b)
  const tail = sharedLength(a.slice(head).reverse(), b.slice(head).reverse())
  const middle = differing(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const same = (words: string[]): Piece => ({ kind: 'same', text: words.join('') })
  return merged([same(a.slice(0, head)), ...middle, same(a.slice(a.length - tail))])
}

/** Words, each with the space before it. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((word, index) => word !== b[index])
  return end < 0 ? a.length : end
}

function differing(a: readonly string[], b: readonly string[]): Piece[] {
  if (a.length * b.length > MOST_CELLS) return [...a.map(gone), ...b.map(fresh)]
  const shared = sharedCounts(a, b)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const isSame = i < a.length && j < b.length && a[i] === b[j]
    const isGone = j >= b.length || (i < a.length && shared(i + 1, j) >= shared(i, j + 1))
    if (isSame) pieces.push({ kind: 'same', text: a[i] ?? '' })
    else pieces.push(isGone ? gone(a[i] ?? '') : fresh(b[j] ?? ''))
    i += Number(isSame || isGone)
    j += Number(isSame || !isGone)
  }
  return pieces
}

function gone(text: string): Piece {
  return { kind: 'gone', text }
}

function fresh(text: string): Piece {
  return { kind: 'new', text }
}

/** How many words two texts can share, in order, from one place of each on. */
function sharedCounts(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1
  const counts = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => counts[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      counts[i * width + j] = a[i] === b[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1))
  return at
}

function merged(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (piece.text === '') continue
    if (last?.kind === piece.kind) last.text += piece.text
    else all.push({ ...piece })
  }
  return all
}
