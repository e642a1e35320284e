import { type Piece, wordDifference } from '../../domain/word-difference.ts'
import type { SampleDeps } from '../../writing/sample-letter.ts'
import { sampleOfLetter } from '../letters/sample-of-letter.ts'
import type { CorrectionPlan } from './plan-correction.ts'

/** Both versions of a letter are compiled to be read. */
const MOST_READ = 5

/** Letters by their names, with their text as their first reader gets it: what is the same, gone and new of its words. */
export type ReadCorrection = ReadonlyMap<string, readonly Piece[]>

/**
 * Writes lessons whose words change as their first reader gets them, before and after, the first few. Where lessons are
 * inserted or dropped none is read: their dates change as well.
 */
export async function readCorrection(
  deps: SampleDeps,
  plan: CorrectionPlan,
  now: Date,
): Promise<ReadCorrection> {
  const as = { plan, now }
  const changed = plan.letters.filter(({ change, day }) => change === 'words' && day > 0)
  const read = new Map<string, readonly Piece[]>()
  if (plan.lessons) return read
  for (const { letter } of changed.slice(0, MOST_READ)) {
    const [before, after] = [
      await textOf(deps, { ...as, letter }, 'before'),
      await textOf(deps, { ...as, letter }, 'after'),
    ]
    if (before !== undefined && after !== undefined) read.set(letter, wordDifference(before, after))
  }
  return read
}

/** Subject and text; undefined where it cannot be written. */
async function textOf(
  deps: SampleDeps,
  { plan, letter, now }: { plan: CorrectionPlan; letter: string; now: Date },
  which: 'before' | 'after',
): Promise<string | undefined> {
  const { written } = await sampleOfLetter(deps, { cohort: plan.cohort, letter, edition: plan[which], now })
  return 'filled' in written ? linesOf(`${written.filled.subject}\n${written.filled.text}`) : undefined
}

/** Without empty lines, and those that underline a title or part two passages. */
function linesOf(text: string): string {
  return text
    .split('\n')
    .filter((line) => /[^=*\s-]/.test(line))
    .join('\n')
}
