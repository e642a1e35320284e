import type { Invariant } from '../../domain/invariant.ts'
import { sayIn, sayNamed } from '../../language/say.ts'
import type { RehearsalReport } from '../report.ts'
import { endingWords } from './names.ts'

export type Verdict = {
  tone: 'good' | 'partial' | 'broken'
  /** One line in words that an organiser understands. */
  line: string
  /** What is behind it, a line each. */
  reasons: string[]
}

/** What the rehearsal comes to. Broken is whatever a reader would miss, get twice, or get in disorder. */
export function verdictOf({ audit, language }: Pick<RehearsalReport, 'audit' | 'language'>): Verdict {
  const say = sayIn(language)
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
    ...(lost > 0 ? [say('report.lost', { n: lost })] : []),
  ]
  if (broken.length > 0)
    return { tone: 'broken', line: say('report.brokenPromises', { n: broken.length }), reasons }
  if (others + lost > 0)
    return {
      tone: 'broken',
      line: say('report.brokenLetters', { n: others + lost, expected: asked }),
      reasons,
    }
  const extra = audit.submitted + total(audit.skipped) - audit.expected
  if (extra > 0) return { tone: 'broken', line: say('report.tooMany', { n: extra }), reasons }
  if (aside > 0) return { tone: 'partial', line: say('report.partial', { aside, expected: asked }), reasons }
  if (audit.expected === 0) return { tone: 'partial', line: say('report.nothing'), reasons }
  return { tone: 'good', line: say('report.good', { n: submitted }), reasons }
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
  return sayNamed(language, 'report.promises', id) ?? promise
}

function failureWords(invariant: Invariant, language: RehearsalReport['language']): string {
  const known = sayNamed(language, 'report.failures', invariant.id)
  return known ?? sayIn(language)('report.failure', { promise: invariant.promise })
}

function countWords(
  counts: Readonly<Record<string, number>>,
  language: RehearsalReport['language'],
): string[] {
  const say = sayIn(language)
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(
      ([name, count]) =>
        `${say('report.letters', { n: count })}${say('course.colon')} ${endingWords(name, language)}`,
    )
}
