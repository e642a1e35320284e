import type { Cluster } from './printable.ts'

/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
/** Spaces at which a line may end; the no-break ones (U+00A0, U+202F) are not among them. */
const SPACE = /^[\t\u0020\u1680\u2000-\u2006\u2008-\u200A\u205F\u3000]+$/
const DASH = /[-\u2010\u2013\u2014]$/u
const OPENS = /^[\p{Ps}\p{Pi}]+$/u
const STAYS_WITH_WORD_BEFORE = /^[\p{Pe}\p{Pf}\p{Po}\p{M}ーｰ々ๆ]/u
const words = new Intl.Segmenter('und', { granularity: 'word' })

export function isSpace(text: string): boolean {
  return SPACE.test(text)
}

/** Parts a paragraph into pieces, each with the spaces after it: a line may end between two of them. */
export function piecesOf<T extends Cluster>(clusters: readonly T[]): T[][] {
  const starts = wordStarts(clusters.map(({ text }) => text).join(''))
  const pieces: T[][] = []
  let at = 0
  for (const [index, cluster] of clusters.entries()) {
    const before = clusters[index - 1]
    if (before === undefined || mayBreak(before.text, cluster.text, starts.has(at))) pieces.push([cluster])
    else pieces.at(-1)?.push(cluster)
    at += cluster.text.length
  }
  return pieces
}

function wordStarts(text: string): Set<number> {
  if (!UNSPACED.test(text)) return new Set()
  return new Set(Array.from(words.segment(text), ({ index }) => index))
}

function mayBreak(before: string, after: string, isWordStart: boolean): boolean {
  if (isSpace(after)) return false
  if (isSpace(before) || DASH.test(before)) return true
  if (OPENS.test(before) || STAYS_WITH_WORD_BEFORE.test(after)) return false
  return isWordStart && (UNSPACED.test(before) || UNSPACED.test(after))
}
