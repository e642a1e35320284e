/**
 * How a letter of a cohort stands for one person. The terms add up to everybody whom it is for: `waiting` to leave,
 * `left` and `paused` for those who had left the course or paused it when it did, `expired` when its day went by first,
 * `needless` when it had nothing to say to that person any more. The function `letter_outcome` of the database names them.
 */
export const LETTER_OUTCOMES = [
  'submitted',
  'waiting',
  'left',
  'paused',
  'bounced',
  'unknown',
  'held',
  'failed',
  'suppressed',
  'expired',
  'cancelled',
  'needless',
] as const

export type LetterOutcome = (typeof LETTER_OUTCOMES)[number]

/** In people; an outcome of nobody may be left out. */
export type OutcomeCounts = Readonly<Partial<Record<LetterOutcome, number>>>

/** The sum of several counts, term by term. */
export function addOutcomes(counts: readonly OutcomeCounts[]): OutcomeCounts {
  const all = LETTER_OUTCOMES.map((outcome) => {
    return [outcome, counts.reduce((sum, each) => sum + (each[outcome] ?? 0), 0)] as const
  })
  return Object.fromEntries(all.filter(([, people]) => people > 0))
}

/** Everybody whom a letter is for. */
export function peopleIn(counts: OutcomeCounts): number {
  return LETTER_OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0)
}
