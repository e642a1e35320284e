import type { Language } from '../domain/moment-words.ts'
import { findTimes } from '../domain/time-words/find-times.ts'
import { HOLE } from '../letters/protected-holes.ts'

/**
 * Words of a text that would be false for another cohort; `line` counts from 1 in that text. Those that are `doubtful`, as an
 * hour alone is, may mean something else.
 */
export type CalendarWords = { line: number; words: string; doubtful?: true }

const NOT_COPY = new RegExp(`${HOLE.source}|https?:\\/\\/[^\\s)"'>]+`, 'g')

/**
 * Finds days, dates and hours written as plain words, by the rules of `domain/time-words`: « demain », « jeudi prochain »,
 * `Friday at 6 pm`, « 19 septembre », 2019-09-19. A month with its year alone (« mars 2017 ») is no date. Holes and addresses
 * are left out, and so is what stands in `fixed`, where white space counts as a space.
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

/** Another character than a space, so that the words around a hole do not become a sentence. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, '\u001F'))
}

function fixedWords(words: string): RegExp {
  const parts = words.trim().split(/\s+/)
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'giu')
}
