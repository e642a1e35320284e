import type { Face, Faces, Font } from './faces.ts'

/** What is drawn as one, and the face that draws it. */
export type Cluster = { text: string; face: Face }

/** Characters that steer a text or stand for nothing; those that join letters shape words, and stay. */
const UNSEEN =
  /(?![\u200C\u200D])(?:\p{Cf}|\p{Cc}|\p{Cs}|\p{Cn}|\p{Co}|\p{Variation_Selector}|[\u115F\u1160\u3164\uFFA0]|\u034F)/gu
const JOINERS = /[\u200C\u200D]/g
const WORD = /[\p{L}\p{N}]/u
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The clusters of one line of text, each with a face that has all of its characters. What no face has is written plainly
 * (a fancy letter as the letter that it stands for, a letter without its marks); a letter that stays unknown is a dot,
 * and a picture is left out: never an empty box.
 */
export function clustersOf(text: string, faces: Faces[Font]): Cluster[] {
  const seen = text.normalize('NFC').replace(UNSEEN, '')
  const clusters = Array.from(graphemes.segment(seen)).flatMap(({ segment }) => clusterOf(segment, faces))
  return clusters.flatMap((cluster, index) => spaced(cluster, clusters[index - 1]))
}

/** Whether at least one letter or digit of a text is drawn as it is or plainly. */
export function isPrintable(text: string, faces: Faces[Font]): boolean {
  return clustersOf(text, faces).some((cluster) => WORD.test(cluster.text))
}

/** One space where pictures left several, in the face of the word before it, so that words stay one run. */
function spaced(cluster: Cluster, before: Cluster | undefined): Cluster[] {
  if (cluster.text !== ' ' || before === undefined) return [cluster]
  if (before.text === ' ') return []
  return [before.face.has.has(0x20) ? { text: ' ', face: before.face } : cluster]
}

function clusterOf(segment: string, faces: Faces[Font]): Cluster[] {
  const plain = segment.normalize('NFKD')
  const [base = ''] = plain
  const face = faceWith(base, faces)
  const known = Array.from(plain).filter((character) => face?.has.has(codePointOf(character)))
  return (
    drawn(segment, faces) ??
    drawn(segment.replace(JOINERS, ''), faces) ??
    drawn(plain, faces) ??
    drawn(known.join(''), faces) ??
    (WORD.test(segment) ? [{ text: '·', face: faces[0] }] : [])
  )
}

function drawn(text: string, faces: Faces[Font]): Cluster[] | undefined {
  const face = text === '' ? undefined : faceWith(text, faces)
  return face && [{ text, face }]
}

function faceWith(text: string, faces: Faces[Font]): Face | undefined {
  return faces.find(({ has }) => Array.from(text).every((character) => has.has(codePointOf(character))))
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0
}
