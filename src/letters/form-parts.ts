import { type FormBlock, namedBlock, sharedBlock } from './form-block.ts'
import type { MarkedReader } from './reader-marks.ts'
import { paragraphsOf, wrapParagraph } from './wrap-text.ts'

/** The blocks of an HTML part that was filled for a marked reader: lines with the name, and those between them. */
export function htmlBlocks(html: string, marked: MarkedReader): FormBlock[] {
  const lines = html.split(/(?<=\n)/)
  return grouped(lines, marked).map(({ isNamed, pieces }) =>
    isNamed ? namedBlock(pieces.join(''), marked) : sharedBlock(pieces.join(''), marked),
  )
}

/**
 * The blocks of a text part. Lines are wrapped by the paragraph, so that a name of any length moves nothing outside its
 * own. Undefined where the first or the last one has the name: their ends are trimmed together with the text.
 */
export function textBlocks(lines: string, marked: MarkedReader): FormBlock[] | undefined {
  const paragraphs = paragraphsOf(lines)
  const hasName = (paragraph: string | undefined) => paragraph?.includes(marked.firstName) ?? false
  if (hasName(paragraphs[0]) || hasName(paragraphs.at(-1))) return undefined
  const groups = grouped(paragraphs, marked)
  return groups.map(({ isNamed, pieces }, index) => {
    if (isNamed) return namedBlock(pieces.join(BETWEEN), marked, (text) => `${wrapped(text)}${BETWEEN}`)
    const isLast = index === groups.length - 1
    const text = wrapped(pieces.join(BETWEEN))
    const fromStart = index === 0 ? text.trimStart() : text
    return sharedBlock(isLast ? `${fromStart.trimEnd()}\n` : `${fromStart}${BETWEEN}`, marked)
  })
}

const BETWEEN = '\n\n'

function wrapped(text: string): string {
  return paragraphsOf(text).map(wrapParagraph).join(BETWEEN)
}

type Group = { isNamed: boolean; pieces: string[] }

function grouped(all: readonly string[], { firstName }: MarkedReader): Group[] {
  const groups: Group[] = []
  for (const piece of all) {
    const isNamed = piece.includes(firstName)
    const last = groups.at(-1)
    if (last?.isNamed === isNamed) last.pieces.push(piece)
    else groups.push({ isNamed, pieces: [piece] })
  }
  return groups
}
