import { createRequire } from 'node:module'
import type { Cluster } from './printable.ts'

/** Characters of one face in one direction, as they stand from left to right on a line. */
export type Run = { text: string; face: Cluster['face'] }

type Levelled = Cluster & { level: number }

// Its types speak of a default export, which it has for bundlers only.
const bidiFactory: typeof import('bidi-js').default = createRequire(import.meta.url)('bidi-js')
const bidi = bidiFactory()
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The direction of each cluster of a paragraph: odd levels run from right to left (UAX #9). */
export function withLevels(clusters: readonly Cluster[]): Levelled[] {
  const { levels } = bidi.getEmbeddingLevels(clusters.map(({ text }) => text).join(''))
  let at = 0
  return clusters.map((cluster) => {
    const level = levels[at] ?? 0
    at += cluster.text.length
    return { ...cluster, level }
  })
}

/** The runs of one line in the order in which the eye meets them from the left (UAX #9, L2). */
export function visualRuns(line: readonly Levelled[]): Run[] {
  const runs = logicalRuns(line)
  const highest = Math.max(0, ...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level--) reverseAbove(runs, level)
  return runs.map(({ text, face, level }) => ({
    text: level % 2 === 1 ? leftward(text) : rightward(text),
    face,
  }))
}

function logicalRuns(line: readonly Levelled[]): Levelled[] {
  const runs: Levelled[] = []
  for (const cluster of line) {
    const last = runs.at(-1)
    if (last && last.face === cluster.face && last.level === cluster.level) last.text += cluster.text
    else runs.push({ ...cluster })
  }
  return runs
}

function reverseAbove(runs: Levelled[], level: number): void {
  for (let start = 0; start < runs.length; start++) {
    let end = start
    while ((runs[end]?.level ?? 0) >= level) end++
    runs.splice(start, end - start, ...runs.slice(start, end).toReversed())
    start = Math.max(start, end)
  }
}

/** The shaper turns letters of Arabic and Hebrew around by itself, and neither brackets nor what has no direction. */
function leftward(text: string): string {
  const mirrored = Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character)
  return (RIGHT_TO_LEFT.test(text) ? mirrored : mirrored.reverse()).join('')
}

/** Digits of Arabic run from left to right, which the shaper does not know. */
function rightward(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? Array.from(text).reverse().join('') : text
}
