import type { Face, Faces, Font } from './faces.ts'
import { isSpace, piecesOf } from './line-breaks.ts'
import { clustersOf } from './printable.ts'
import { type Run, visualRuns, withLevels } from './visual-order.ts'

/** The width of a run at a size of one point. */
export type Measure = (run: Run) => number

type Levelled = ReturnType<typeof withLevels>[number]
type Piece = { clusters: Levelled[]; width: number; bare: number }

/** Words that are to be set in lines, whatever the size. Widths and heights are those of one point. */
export type Copy = { paragraphs: Piece[][]; widest: number; ascent: number; height: number }

/** Looks at words once; a newline begins a paragraph. */
export function copyOf(words: string, faces: Faces[Font], measure: Measure): Copy {
  const paragraphs = words.split('\n').map((paragraph) => {
    const pieces = piecesOf(withLevels(clustersOf(paragraph, faces)))
    return pieces.map((clusters) => pieceOf(clusters, measure))
  })
  const used = new Set<Face>([faces[0], ...paragraphs.flat(2).flatMap(facesIn)])
  const highest = (of: (face: Face) => number) => Math.max(...[...used].map(of))
  const ascent = highest((face) => face.ascent)
  return {
    paragraphs,
    widest: Math.max(0, ...paragraphs.flat().map(({ bare }) => bare)),
    ascent,
    height: ascent + highest(({ descent, gap }) => descent + gap),
  }
}

function facesIn({ clusters }: Piece): Face[] {
  return clusters.map(({ face }) => face)
}

function pieceOf(clusters: Levelled[], measure: Measure): Piece {
  const widthOf = (some: Levelled[]) => visualRuns(some).reduce((sum, run) => sum + measure(run), 0)
  return { clusters, width: widthOf(clusters), bare: widthOf(withoutSpaceAtEnd(clusters)) }
}

/** A line as it is drawn, and the width that it takes at one point. */
export type Line = { runs: Run[]; width: number }

/** Breaks a copy into lines of at most `width`, in widths of one point; a word that is wider alone is broken too. */
export function linesOf({ paragraphs }: Copy, width: number, measure: Measure): Line[] {
  return paragraphs.flatMap((pieces) => {
    const lines: Piece[][] = [[]]
    let taken = 0
    for (const piece of pieces.flatMap((whole) => fitting(whole, width, measure))) {
      if (taken + piece.bare > width && taken > 0) {
        lines.push([])
        taken = 0
      }
      lines.at(-1)?.push(piece)
      taken += piece.width
    }
    return lines.map((line) => lineOf(line, measure))
  })
}

function fitting(piece: Piece, width: number, measure: Measure): Piece[] {
  if (piece.bare <= width) return [piece]
  const parts: Levelled[][] = [[]]
  for (const cluster of piece.clusters) {
    const part = parts.at(-1) ?? []
    if (part.length > 0 && pieceOf([...part, cluster], measure).bare > width) parts.push([cluster])
    else part.push(cluster)
  }
  return parts.map((clusters) => pieceOf(clusters, measure))
}

function lineOf(line: Piece[], measure: Measure): Line {
  const clusters = withoutSpaceAtEnd(line.flatMap((piece) => piece.clusters))
  const runs = visualRuns(clusters)
  return { runs, width: runs.reduce((sum, run) => sum + measure(run), 0) }
}

function withoutSpaceAtEnd(clusters: Levelled[]): Levelled[] {
  const last = clusters.findLastIndex(({ text }) => !isSpace(text))
  return clusters.slice(0, last + 1)
}
