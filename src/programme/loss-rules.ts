import { markdownLosses } from '../letters/markdown-losses.ts'
import { PLACEHOLDER } from '../letters/protected-placeholders.ts'
import { type Mistake, warningAt } from './mistake.ts'

/**
 * Warns about Markdown that the letter does not show as it was meant. `firstLine` is the line of the file at which the
 * text starts.
 */
export function bodyLosses(text: string, file: string, firstLine = 1): Mistake[] {
  // Replaces each placeholder by a word that Markdown leaves alone, on as many lines.
  const plain = text.replace(PLACEHOLDER, (placeholder) => `placeholder${placeholder.replace(/[^\n]/g, '')}`)
  return markdownLosses(plain).map(({ line, loss }) => warningAt({ file, line: firstLine + line - 1 }, loss))
}
