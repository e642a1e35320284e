import type { RelayFinding } from '../domain/finding.ts'
import { localDate } from '../domain/local-time.ts'
import type { Database } from '../store/database.ts'
import { lessonsOfPeople } from '../store/lessons-of-people.ts'
import type { RehearsedBreak } from './report.ts'

/** `within`: lessons that left during a break. `outside`: lessons that were skipped for a break which was not on. */
export type BreakFindings = { within: RelayFinding[]; outside: RelayFinding[] }

/** Holds the lessons of those who took a break against its dates, each on the clock of its reader. */
export async function auditBreaks(db: Database, breaks: readonly RehearsedBreak[]): Promise<BreakFindings> {
  const found: BreakFindings = { within: [], outside: [] }
  if (breaks.length === 0) return found
  const lessons = await lessonsOfPeople(
    db,
    breaks.map(({ to }) => to),
  )
  for (const { delivery, to, letter, dueAt, handedAt, reason, zone } of lessons) {
    const isAway = (at: Date) => breaks.some((one) => one.to === to && isIn(one, { at, zone }))
    if (handedAt && isAway(handedAt)) found.within.push({ found: 'left-in-break', delivery, to })
    if (reason === 'paused' && !isAway(dueAt))
      found.outside.push({ found: 'skipped-outside-break', delivery, letter, to })
  }
  return found
}

function isIn(
  { at: from, until, backAt }: RehearsedBreak,
  { at, zone }: { at: Date; zone: string },
): boolean {
  if (at <= new Date(from) || localDate(at, zone) > until) return false
  return backAt === undefined || at < new Date(backAt)
}
