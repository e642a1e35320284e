import { markdownLosses } from '../letters/markdown-losses.ts'
import { HOLE } from '../letters/protected-holes.ts'
import { type Mistake, warningAt } from './mistake.ts'

/** Warnings of what the letter of a Markdown text, on line `firstLine` of its file, does not show as it was meant. */
export function bodyLosses(text: string, file: string, firstLine = 1): Mistake[] {
  // A word that Markdown leaves alone stands in for each hole, on as many lines.
  const plain = text.replace(HOLE, (hole) => `hole${hole.replace(/[^\n]/g, '')}`)
  return markdownLosses(plain).map(({ line, message }) =>
    warningAt({ file, line: firstLine + line - 1 }, message),
  )
}
