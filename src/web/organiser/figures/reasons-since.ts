const YEAR_MS = 365 * 24 * 60 * 60_000

/** From when on reasons are listed: all of one cohort, those of a year of all cohorts. */
export function reasonsSince(cohort: string | undefined, now: Date): Date | undefined {
  return cohort ? undefined : new Date(now.getTime() - YEAR_MS)
}
