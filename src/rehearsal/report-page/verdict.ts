import type { Invariant } from '../../domain/invariant.ts'
import type { RehearsalReport } from '../report.ts'
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
  const broken = audit.invariants.filter(({ holds }) => !holds)
  const skipped = total(audit.skipped)
  const others = total(audit.others)
  const lost = Math.max(0, audit.expected - audit.submitted - skipped - others)
  const reasons = [
    ...broken.map((invariant) => failureWords(invariant, language)),
    ...countWords({ ...audit.others, ...audit.skipped }, language),
    ...(lost > 0 ? [words.lost(lost)] : []),
  ]
  if (broken.length > 0) return { tone: 'broken', line: words.brokenPromises(broken.length), reasons }
  if (others + lost > 0)
    return { tone: 'broken', line: words.brokenLetters(others + lost, audit.expected), reasons }
  const extra = audit.submitted + skipped - audit.expected
  if (extra > 0) return { tone: 'broken', line: words.tooMany(extra), reasons }
  if (skipped > 0) return { tone: 'partial', line: words.partial(audit.submitted, audit.expected), reasons }
  if (audit.expected === 0) return { tone: 'partial', line: words.nothing, reasons }
  return { tone: 'good', line: words.good(audit.submitted), reasons }
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
    .map(([name, count]) => `${words.letters(count)}${words.colon}${wordFor(words.states, name)}`)
}
