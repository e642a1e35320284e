import type { CalendarWarning } from '../../domain/calendar-warning.ts'
import { calendarWarnings, type DatedRun } from '../../domain/calendar-warnings.ts'
import type { Edition } from '../../domain/edition.ts'
import { toFillIn } from '../../programme/to-fill-in.ts'

/** What is doubtful in a cohort: its dates, and links or addresses of its programme that readers would get as stand-ins. */
export function cohortWarnings(
  { edition: { programme }, ...run }: Omit<DatedRun, 'programme'> & { edition: Edition },
  now: Date,
): CalendarWarning[] {
  const keys = toFillIn(programme).join(', ')
  const dates = calendarWarnings({ programme, ...run }, now)
  return keys === '' ? dates : [...dates, { warned: 'to-fill-in', keys }]
}
