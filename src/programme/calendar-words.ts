import { findTimes, type SaidTime } from '../domain/time-words/find-times.ts'
import type { Language } from '../language/catalogues.ts'
import { calendarNames } from '../language/dates.ts'
import { PLACEHOLDER } from '../letters/protected-placeholders.ts'
import { beginsSentence } from './sentence-beginning.ts'

/**
 * Words of a text that would be false for another cohort. `line` counts from 1 in that text. `doubtful` words, such as
 * an hour alone, may mean something else. `capital`: what stands in their place begins with one.
 */
export type CalendarWords = { line: number; words: string; doubtful?: true; capital?: true }

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
  return findTimes(copy, language).map((said) => {
    const before = copy.slice(0, said.from)
    return {
      line: before.split('\n').length,
      words: said.words.replace(/\s+/g, ' '),
      ...(said.doubtful && { doubtful: said.doubtful }),
      ...(hasCapital(said, before) && { capital: true }),
    }
  })
}

/** `Monday` has a capital anywhere, so that one says nothing but where it begins a sentence. */
function hasCapital({ words, language }: SaidTime, before: string): boolean {
  if (!/^\p{Lu}/u.test(words)) return false
  const first = /^\p{L}+/u.exec(words)?.[0] ?? ''
  const { weekdays, months } = calendarNames(language)
  const isName = first.length > 2 && [...weekdays, ...months].some((name) => name.startsWith(first))
  return !isName || beginsSentence(before)
}

/** Replaces with a character other than a space, so that the words around a placeholder do not become one sentence. */
function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, '\u001F'))
}

function fixedWords(words: string): RegExp {
  const parts = words.trim().split(/\s+/)
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'giu')
}
