import type { Font } from './faces.ts'
import { type Fitted, fitLines } from './fit-lines.ts'
import { add, asWritten, type Doc, type Element, INK, PAGE } from './pdf-sheet.ts'
import { copyOf, linesOf, type Measure } from './text-lines.ts'
import type { Run } from './visual-order.ts'

export type Setting = {
  font: Font
  size: number
  colour?: string
  x?: number
  width?: number
  align?: 'left' | 'right'
  /** The room: so many lines at this size. Words that need more are set smaller. */
  lines?: number
  features?: readonly PDFKit.Mixins.OpenTypeFeatures[]
  lineGap?: number
}

/** The height that words take when they are set. */
export function heightOfWords(doc: Doc, words: string, setting: Setting): number {
  return fitted(doc, words, setting).height
}

/** The width of words on one line, at the size of the setting. */
export function widthOfWords(doc: Doc, words: string, setting: Setting): number {
  const measure = measureIn(doc, setting)
  const lines = linesOf(copyOf(words, doc.faces[setting.font], measure), Number.POSITIVE_INFINITY, measure)
  return Math.max(0, ...lines.map(({ width }) => width)) * setting.size
}

/** Sets words at a height of the page; returns the height that they took. */
export function set(doc: Doc, words: string, y: number, setting: Setting): number {
  const { lines, size, leading, ascent, height } = fitted(doc, words, setting)
  const { colour = INK, x = PAGE.left, align = 'left' } = setting
  doc.fillColor(colour)
  for (const [index, line] of lines.entries()) {
    let left = align === 'left' ? x : x + widthOf(setting) - line.width * size
    for (const run of line.runs) {
      const options = {
        lineBreak: false,
        baseline: 'alphabetic',
        features: featuresIn(run, doc, setting),
      } as const
      doc.font(run.face.name).fontSize(size)
      doc.text(run.text, left, y + ascent + index * leading, options)
      left += measureIn(doc, setting)(run) * size
    }
  }
  return height
}

function fitted(doc: Doc, words: string, setting: Setting): Fitted {
  const { font, size, lines = 1, lineGap = 0 } = setting
  const measure = measureIn(doc, setting)
  const room = { size, width: widthOf(setting), lines, lineGap }
  return fitLines(copyOf(words, doc.faces[font], measure), room, { measure, face: doc.faces[font][0] })
}

function widthOf({ x = PAGE.left, width = PAGE.right - x }: Setting): number {
  return width
}

/** Widths of runs at one point, each worked out once for a document. */
function measureIn(doc: Doc, setting: Setting): Measure {
  return (run) => {
    const features = featuresIn(run, doc, setting)
    const key = [run.face.name, ...features, run.text].join(' ')
    const known = doc.widths.get(key)
    if (known !== undefined) return known
    const width = doc.font(run.face.name).fontSize(1).widthOfString(run.text, { features })
    doc.widths.set(key, width)
    return width
  }
}

/** Small capitals and the like are those of the usual font. */
function featuresIn({ face }: Run, doc: Doc, { font, features = [] }: Setting) {
  return face === doc.faces[font][0] ? [...features] : []
}

/** Writes elements below one another; `y` is where the next one begins, in points from the top of the page. */
export type Column = {
  y: number
  /** Writes an element of that type of the structure, such as `H1`, with so many points below it. */
  write(type: string, words: string, setting: Setting, below?: number): void
}

/** A column that begins at `y`, and where it is given at `x`. */
export function columnAt(doc: Doc, parent: Element, { y, x }: { y: number; x?: number }): Column {
  return {
    y,
    write(type, words, setting, below = 0) {
      const placed = x === undefined ? setting : { ...setting, x }
      const draw = () => {
        this.y += set(doc, words, this.y, placed) + below
      }
      add(doc, parent, type, draw, asWritten(words))
    },
  }
}
