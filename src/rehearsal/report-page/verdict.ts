import type { Invariant } from '../../domain/invariant.ts'
import type { RehearsalReport } from '../report.ts'
import { endingWords } from './names.ts'
import { WORDS, wordFor } from './words.ts'

export type Verdict = {
  tone: 'good' | 'partial' | 'broken'
  /** One line in words that an organiser understands. */
  line: string
  /** What is behind it, a line each. */
  reasons: string[]
}

/** What the rehearsal comes to. Broken is whatever a reader would miss, get twice, or get in disorder. */
export function verdictOf({ audit, language }: Pick<RehearsalReport, 'audit' | 'language'>): Verdict {
  const words = WORDS[language]
  const { aboutEvents } = audit
  const broken = audit.invariants.filter(({ holds }) => !holds)
  const skipped = { ...audit.skipped, ...mislaid(aboutEvents.skipped) }
  const aside = total(audit.skipped) + total(mislaid(aboutEvents.skipped))
  const others = total(audit.others) + total(aboutEvents.others)
  const lost = Math.max(0, audit.expected - audit.submitted - total(audit.skipped) - total(audit.others))
  const submitted = audit.submitted + aboutEvents.submitted
  const asked =
    audit.expected + submitted - audit.submitted + total(aboutEvents.others) + aside - total(audit.skipped)
  const reasons = [
    ...broken.map((invariant) => failureWords(invariant, language)),
    ...countWords({ ...audit.others, ...aboutEvents.others, ...skipped }, language),
    ...(lost > 0 ? [words.lost(lost)] : []),
  ]
  if (broken.length > 0) return { tone: 'broken', line: words.brokenPromises(broken.length), reasons }
  if (others + lost > 0) return { tone: 'broken', line: words.brokenLetters(others + lost, asked), reasons }
  const extra = audit.submitted + total(audit.skipped) - audit.expected
  if (extra > 0) return { tone: 'broken', line: words.tooMany(extra), reasons }
  if (aside > 0) return { tone: 'partial', line: words.partial(asked - aside, asked), reasons }
  if (audit.expected === 0) return { tone: 'partial', line: words.nothing, reasons }
  return { tone: 'good', line: words.good(submitted), reasons }
}

/** Letters about events that were left aside, but for those that had nothing to tell their reader any more. */
function mislaid(skipped: Readonly<Record<string, number>>): Record<string, number> {
  const usual = ['not-concerned', 'event-changed', 'nothing-new', 'no-place']
  return Object.fromEntries(Object.entries(skipped).filter(([reason]) => !usual.includes(reason)))
}

/** Sum of the counts of a record. */
export function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** The promise as an organiser reads it; the audit's own words when the page has none for it. */
export function promiseWords({ id, promise }: Invariant, language: RehearsalReport['language']): string {
  const told = wordFor(WORDS[language].promises, id)
  return told === id ? promise : told
}

function failureWords(invariant: Invariant, language: RehearsalReport['language']): string {
  const { failures, failure } = WORDS[language]
  const told = wordFor(failures, invariant.id)
  return told === invariant.id ? failure(invariant.promise) : told
}

function countWords(
  counts: Readonly<Record<string, number>>,
  language: RehearsalReport['language'],
): string[] {
  const words = WORDS[language]
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${words.letters(count)}${words.colon}${endingWords(name, language)}`)
}
