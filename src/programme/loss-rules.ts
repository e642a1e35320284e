import { markdownLosses } from '../letters/markdown-losses.ts'
import { PLACEHOLDER } from '../letters/protected-placeholders.ts'
import { type Mistake, warningAt } from './mistake.ts'
import { shownPlaceholders } from './texts/other-placeholders.ts'
import { isPlaceholderText } from './to-fill-in.ts'

/**
 * Warns about Markdown that the letter does not show as it was meant. `firstLine` is the line of the file at which the
 * text starts.
 */
export function bodyLosses(text: string, file: string, firstLine = 1): Mistake[] {
  // Replaces each placeholder by a word that Markdown leaves alone, on as many lines.
  const plain = text.replace(PLACEHOLDER, (placeholder) => `placeholder${placeholder.replace(/[^\n]/g, '')}`)
  const losses = markdownLosses(plain).map(({ line, loss }) =>
    warningAt({ file, line: firstLine + line - 1 }, loss),
  )
  const left = plain.split('\n').flatMap((line, index) => leftToDo(line, { file, line: firstLine + index }))
  return [...losses, ...left]
}

const WORDS_OF_PICTURE = /!\[([^\]\n]{0,300})\]\(/g

/** What is still another tool's, and pictures whose words only stand in for some. */
function leftToDo(line: string, at: { file: string; line: number }): Mistake[] {
  const others = shownPlaceholders(line.replace(/\\([*_%|])/g, '$1'))
  const words = [...line.matchAll(WORDS_OF_PICTURE)].map(([, alt = '']) => alt)
  return [
    ...others.map((said) => warningAt(at, { warned: 'other-placeholder', said })),
    ...words
      .filter((alt) => alt !== '' && isPlaceholderText(alt))
      .map((said) => warningAt(at, { warned: 'picture-to-fill-in', said })),
  ]
}
