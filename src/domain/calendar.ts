import { type CalendarRule, type IsoDate, WEEKDAYS, type Weekday } from './calendar-rule.ts'
import { isPublicHoliday } from './holidays.ts'
import { addDays, dateExists, localDate } from './local-time.ts'

/** What becomes of a lesson on its date. `day` counts from 1; `date` is local to the zone of the course. */
export type LessonDate = { day: number; date: IsoDate } & Outcome

type Outcome = { outcome: 'runs' } | { outcome: 'left-out'; reason: 'skipped-date' | 'public-holiday' }
type Calendar = {
  rule: CalendarRule
  dayOne: IsoDate
  zone: string
  /**
   * By the index of each lesson, days from the date of the one before it (see `intervalOf`); 1 past the end of the
   * list.
   */
  intervals?: readonly number[]
}

const LONGEST_WAIT_DAYS = 3660

/**
 * The dates of days 1 to `days` of a course, in order, one date each but where an interval is 0; day one falls on `dayOne`
 * or on the first date after it that runs. A date waits, carrying no lesson, when its weekday is not in the rule, the
 * zone has no such date, or the rule shifts it; a date that the rule skips takes its lesson and leaves it out. Where a
 * date is both a skipped date and a public holiday, what the organiser wrote for skipped dates decides. Throws when a
 * lesson would wait for more than ten years.
 */
export function lessonDates({ days, ...calendar }: Calendar & { days: number }): LessonDate[] {
  const dates: LessonDate[] = []
  let from = calendar.dayOne
  for (let day = 1; day <= days; day++) {
    const taken = firstDateTaken(from, calendar)
    dates.push({ day, ...taken })
    from = addDays(taken.date, calendar.intervals?.[day] ?? 1)
  }
  return dates
}

/**
 * The date of one day of a course, counted as `lessonDates` counts; it may lie past the last lesson, as events do.
 * Throws RangeError when `day` is less than 1.
 */
export function dateOfDay({ day, ...calendar }: Calendar & { day: number }): IsoDate {
  const last = lessonDates({ ...calendar, days: day }).at(-1)
  if (!last) throw new RangeError(`the days of a course count from 1, and ${day} is none of them`)
  return last.date
}

/** Day one of a rolling start: the day after joining, as calendars in `zone` have it. */
export function firstDayAfter(joined: Date, zone: string): IsoDate {
  return addDays(localDate(joined, zone), 1)
}

function firstDateTaken(from: IsoDate, calendar: Calendar): { date: IsoDate } & Outcome {
  let date = from
  for (let waited = 0; waited <= LONGEST_WAIT_DAYS; waited++) {
    const outcome = outcomeOn(date, calendar)
    if (outcome !== 'waits') return { date, ...outcome }
    date = addDays(date, 1)
  }
  throw new Error(`this calendar rule lets no lesson leave from ${from} until ${date}`)
}

function outcomeOn(date: IsoDate, { rule, zone }: Calendar): Outcome | 'waits' {
  if (!teaches(rule.days, weekdayOf(date)) || !dateExists(date, zone)) return 'waits'
  if (rule.skipped?.dates.includes(date)) return pause(rule.skipped.then, 'skipped-date')
  if (rule.holidays && isPublicHoliday(date, rule.holidays.region)) {
    return pause(rule.holidays.then, 'public-holiday')
  }
  return { outcome: 'runs' }
}

function teaches(days: CalendarRule['days'], weekday: Weekday | undefined): boolean {
  if (days === 'every-day') return true
  if (days === 'weekdays') return weekday !== 'saturday' && weekday !== 'sunday'
  return days.some((day) => day === weekday)
}

function weekdayOf(date: IsoDate): Weekday | undefined {
  return WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]
}

function pause(then: 'shift' | 'skip', reason: 'skipped-date' | 'public-holiday'): Outcome | 'waits' {
  return then === 'shift' ? 'waits' : { outcome: 'left-out', reason }
}
