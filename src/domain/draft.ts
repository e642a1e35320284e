import type { CalendarRule } from './calendar-rule.ts'
import { WEEKDAYS, type Weekday } from './calendar-rule.ts'
import type { Cohort } from './cohort.ts'
import type { SetMoments } from './event-changes.ts'
import type { FieldTexts } from './field-change.ts'
import type { Moment } from './programme.ts'

/** A cohort while it is being filled in. */
export type Draft = Pick<
  Cohort,
  'name' | 'dayOne' | 'zone' | 'at' | 'calendar' | 'lateJoiners' | 'signUp' | 'capacity'
> & {
  /** The dates of events that differ from what the programme says, by event. */
  moves: Readonly<Record<string, SetMoments>>
}

/** The fields of a draft as texts, under the names that its form has for them. */
export function draftTexts(programme: string, draft: Draft): FieldTexts {
  const { name, lateJoiners, signUp, capacity, moves } = draft
  const { dayOne, zone, at, ...rule } = calendarTexts(draft)
  const dated = Object.entries(moves).flatMap(([event, moments]) =>
    Object.entries(moments).map(([moment, when]) => [`event.${event}.${moment}`, momentText(when)] as const),
  )
  return {
    ...{ programme, name, dayOne, zone, at, lateJoiners, signUp },
    capacity: capacity === null ? '' : String(capacity),
    ...rule,
    ...Object.fromEntries(dated),
  }
}

/**
 * The dates of a cohort as texts, under the names that forms have for them. Of skipped dates and public holidays a form has
 * one rule for both.
 */
export function calendarTexts({
  dayOne,
  zone,
  at,
  calendar: { days, skipped, holidays },
}: Pick<Cohort, 'dayOne' | 'zone' | 'at' | 'calendar'>) {
  return {
    ...{ dayOne, zone, at },
    days: weekdaysOf(days).join(' '),
    holidays: holidays?.region ?? '',
    skipped: skipped?.dates.toSorted().join(' ') ?? '',
    offDay: holidays?.then ?? skipped?.then ?? 'shift',
  }
}

/** The days of a rule, Monday first. */
function weekdaysOf(days: CalendarRule['days']): Weekday[] {
  if (days === 'every-day') return [...WEEKDAYS]
  return days === 'weekdays' ? WEEKDAYS.slice(0, 5) : WEEKDAYS.filter((day) => days.includes(day))
}

/** The shortest rule for some weekdays, Monday first. */
export function daysRule(weekdays: readonly Weekday[]): CalendarRule['days'] {
  const named = weekdays.join(' ')
  if (named === WEEKDAYS.join(' ')) return 'every-day'
  return named === WEEKDAYS.slice(0, 5).join(' ') ? 'weekdays' : [...weekdays]
}

function momentText(when: Moment): string {
  const day = 'date' in when ? when.date : String(when.day)
  return when.at === undefined ? day : `${day} ${when.at}`
}
