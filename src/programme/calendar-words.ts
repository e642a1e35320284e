import { HOLE } from '../letters/protected-holes.ts'

/** Words of a text that would be false for another cohort; `line` counts from 1 in that text. */
export type CalendarWords = { line: number; words: string }

const MONTHS =
  'janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|' +
  '(?:janv|févr|avr|juil|sept|oct|nov|déc)\\.'
const MONTHS_ENGLISH = 'january|february|march|april|may|june|july|august|september|october|november|december'
const DAYS = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche'
const DAYS_ENGLISH = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'

const COUNT = '\\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix'
const COUNT_ENGLISH = '\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten'

const PATTERNS = [
  "après-demain|avant-hier|demain|hier|aujourd[’' ]hui|tomorrow|yesterday|today",
  `(?:(?:${DAYS})\\s+)?(?:1\\s?er|\\d{1,2})\\s+(?:${MONTHS})(?:\\s+\\d{4})?`,
  `(?:${DAYS})\\s+(?:prochain|dernier)`,
  `ce\\s+(?:${DAYS})`,
  `(?<!(?:le|du|chaque)\\s+)(?:${DAYS})\\s+à\\s+\\d{1,2}\\s?h`,
  'la\\s+semaine\\s+(?:prochaine|dernière|passée)|le\\s+mois\\s+(?:prochain|dernier|passé)',
  `(?:dans|il\\s+y\\s+a)\\s+(?:${COUNT})\\s+jours`,
  `(?:(?:${DAYS_ENGLISH}),?\\s+)?(?:${MONTHS_ENGLISH})\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?`,
  `\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${MONTHS_ENGLISH})(?:\\s+\\d{4})?`,
  `(?:next|last)\\s+(?:week|month|${DAYS_ENGLISH})`,
  `in\\s+(?:${COUNT_ENGLISH})\\s+days|(?:${COUNT_ENGLISH})\\s+days\\s+ago`,
  '\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})',
  '\\d{4}-\\d{2}-\\d{2}',
]
const FALSE_ELSEWHERE = new RegExp(
  `(?<![\\p{L}\\p{N}_-])(?:${PATTERNS.join('|')})(?![\\p{L}\\p{N}_-])`,
  'giu',
)
const NOT_COPY = new RegExp(`${HOLE.source}|https?:\\/\\/[^\\s)"'>]+`, 'g')

/**
 * Finds relative days and dates written as plain words, in French and English: « demain », « jeudi prochain »,
 * « la semaine prochaine », « dans 3 jours », « 19 septembre », 2019-09-19. A month with its year alone
 * (« mars 2017 ») is no date. Holes and addresses are left out, and so is what stands in `fixed`, where white space
 * counts as a space.
 */
export function findCalendarWords(text: string, fixed: readonly string[]): CalendarWords[] {
  const copy = fixed.reduce((rest, words) => blank(rest, fixedWords(words)), blank(text, NOT_COPY))
  return [...copy.matchAll(FALSE_ELSEWHERE)].map((match) => ({
    line: copy.slice(0, match.index).split('\n').length,
    words: match[0].replace(/\s+/g, ' '),
  }))
}

function blank(text: string, pattern: RegExp): string {
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '))
}

function fixedWords(words: string): RegExp {
  const parts = words.trim().split(/\s+/)
  return new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s+'), 'giu')
}
