import type { CalendarWarning } from '../../domain/calendar-warning.ts'
import { calendarWarnings, type DatedRun } from '../../domain/calendar-warnings.ts'
import type { Edition } from '../../domain/edition.ts'
import { placesToFillIn } from './places-to-fill-in.ts'

/**
 * What is doubtful in a cohort: its dates, links, addresses or lessons of its programme that readers would get as
 * stand-ins, and that readers are not told who answers for their data.
 */
export function cohortWarnings(
  { edition, ...run }: Omit<DatedRun, 'programme'> & { edition: Edition },
  now: Date,
): CalendarWarning[] {
  const { programme } = edition
  const keys = placesToFillIn(edition).join(', ')
  return [
    ...calendarWarnings({ programme, ...run }, now),
    ...(keys === '' ? [] : [{ warned: 'to-fill-in' as const, keys }]),
    ...(programme.privacy ? [] : [{ warned: 'no-controller' as const }]),
  ]
}
