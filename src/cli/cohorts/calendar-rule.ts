import { type CalendarRule, calendarRule } from '../../domain/calendar-rule.ts'
import { UserError } from '../../domain/user-error.ts'

/** Parts of a calendar rule as they are typed; lists are separated by commas. */
export type RuleOptions = { days?: string; skip?: string; holidays?: string; then?: 'shift' | 'skip' }

/** A rule with the parts that are given in the place of its own; undefined when none is. */
export function ruleWith(rule: CalendarRule, options: RuleOptions): CalendarRule | undefined {
  const { days, skip, holidays, then } = options
  if ([days, skip, holidays, then].every((option) => option === undefined)) return undefined
  const { skipped, holidays: known, ...rest } = rule
  const offDay = then ?? known?.then ?? skipped?.then ?? 'shift'
  const dates = skip === undefined ? (skipped?.dates ?? []) : skip === 'none' ? [] : listed(skip)
  const region = holidays === undefined ? known?.region : holidays === 'none' ? undefined : holidays
  const read = calendarRule.safeParse({
    ...rest,
    ...(days === undefined ? {} : { days: daysOf(days) }),
    ...(dates.length > 0 ? { skipped: { dates, then: offDay } } : {}),
    ...(region === undefined ? {} : { holidays: { region, then: offDay } }),
  })
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new UserError(`--${OPTIONS[String(issue?.path[0])] ?? 'days'}: ${issue?.message ?? 'not understood'}`)
}

const OPTIONS: Readonly<Record<string, string>> = { days: 'days', skipped: 'skip', holidays: 'holidays' }

/** `every-day`, `weekdays`, or days of the week. */
function daysOf(days: string): string | string[] {
  return days === 'every-day' || days === 'weekdays' ? days : listed(days)
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
}
