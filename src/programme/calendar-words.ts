import { findTimes } from '../domain/time-words/find-times.ts'
import type { Language } from '../language/catalogues.ts'
import { PLACEHOLDER } from '../letters/protected-placeholders.ts'

/**
 * Words of a text that would be false for another cohort. `line` counts from 1 in that text. `doubtful` words, such as
 * an hour alone, may mean something else.
 */
export type CalendarWords = { line: number; words: string; doubtful?: true }

const NOT_COPY = new RegExp(`${PLACEHOLDER.source}|https?:\\/\\/[^\\s)"'>]+`, 'g')

/**
 * Finds days, dates and hours written as plain words, by the rules of `domain/time-words`: “demain”, “jeudi prochain”,
 * “Friday at 6 pm”, “19 septembre”, 2019-09-19. A month with only a year (“mars 2017”) is not a date. Placeholders,
 * URLs and the words in `fixed` are skipped; in `fixed`, any white space counts as a space.
 */
export function findCalendarWords(
  text: string,
  fixed: readonly string[],
  language?: Language,
): CalendarWords[] {
  const copy = fixed.reduce((rest, words) => blank(rest, fixedWords(words)), blank(text, NOT_COPY))
  return findTimes(copy, language).map(({ words, from, doubtful }) => ({
    line: copy.slice(0, from).split('\n').length,
    words: words.replace(/\s+/g, ' '),
    ...(doubtful && { doubtful }),
  }))
}

/** Replaces with a character other than a space, so that the words around a placeholder do not become one sentence. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, '\u001F'))
}

function fixedWords(words: string): RegExp {
  const parts = words.trim().split(/\s+/)
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'giu')
}
