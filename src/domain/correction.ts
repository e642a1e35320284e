/** A change of the words of a cohort that runs: it went over from one edition to another. */
export type Correction = {
  /** Which change of the cohort it is, among those of its events and its calendar; letters say which they know of. */
  version: number
  changedAt: Date
  /** The hash of the edition until then. */
  before: string
  /** Whether it holds for the web copies of what had left too. */
  correctsCopies: boolean
}

/**
 * The hash of the edition that a letter of a version of a cohort has; `corrections` in their order, `now` is the
 * edition of now.
 */
export function editionIn(
  { corrections, now }: { corrections: readonly Correction[]; now: string },
  version: number,
): string {
  return corrections.find((correction) => correction.version > version)?.before ?? now
}
