import type { WallTime } from './calendar-rule.ts'
import type { Cohort } from './cohort.ts'
import type { Programme } from './programme.ts'

/** The hours at which readers of a cohort may have their lessons, in order; the cohort's own is always among them. */
export function hoursOf(programme: Programme, cohort: Pick<Cohort, 'at'>): WallTime[] {
  return [...new Set([cohort.at, ...(programme.hours ?? [])])].sort()
}
