import type { CalendarChange } from '../domain/calendar-change.ts'
import { type CalendarRule, calendarRule, wallTime, zoneName } from '../domain/calendar-rule.ts'
import type { Cohort } from '../domain/cohort.ts'
import { programmeSchema } from '../domain/programme.ts'

/** What the organiser of a rehearsal does to the calendar of its cohort, on a day of the course counted from 1. */
export type PlannedCalendar = {
  day: number
  words: string
  calendar: WantedCalendar | WantedSettings | 'undo'
}

/** Who may join from then on, and on which dates. */
export type WantedSettings = { settings: Partial<Pick<Cohort, 'capacity' | 'lateJoiners'>> }

/** A change, with the parts of the rule that are replaced. */
export type WantedCalendar = Omit<CalendarChange, 'rule'> & { rule?: Partial<CalendarRule> }

/**
 * Reads what follows `<day> cohort`: `move 2`, `move 2 from 12`, `at 08:00`, `zone Europe/Brussels`, `days weekdays`, `skip
 * 2027-01-18,2027-01-19`, `late from-day-one`, `capacity 200`, or `undo` for the last change of the calendar. Undefined
 * where it is none of these.
 */
export function readCalendarWords(words: readonly string[]): PlannedCalendar['calendar'] | undefined {
  if (words.join(' ') === 'undo') return 'undo'
  const [what, value = '', from, lesson = '', ...more] = words
  if (more.length > 0 || (from !== undefined && (what !== 'move' || from !== 'from'))) return undefined
  switch (what) {
    case 'move':
      return moveOf(value, from === undefined ? undefined : lesson)
    case 'at':
      return field('at', wallTime.safeParse(value).data)
    case 'zone':
      return field('zone', zoneName.safeParse(value).data)
    case 'days':
      return field('rule', ruled({ days: isPlain(value) ? value : value.split(',') }))
    case 'late':
      return settingsOf({ lateJoiners: lateRule.safeParse(value).data })
    case 'capacity':
      return settingsOf({ capacity: PLACES.test(value) ? Number(value) : undefined })
    case 'skip':
      return field('rule', skipped(value.split(',')))
    default:
      return undefined
  }
}

function field<K extends keyof WantedCalendar>(
  name: K,
  value: WantedCalendar[K] | undefined,
): WantedCalendar | undefined {
  return value === undefined ? undefined : { [name]: value }
}

function isPlain(days: string): boolean {
  return days === 'every-day' || days === 'weekdays'
}

function ruled(written: unknown): Partial<CalendarRule> | undefined {
  return calendarRule.safeParse(written).data
}

function skipped(dates: string[]): Partial<CalendarRule> | undefined {
  const read = calendarRule.safeParse({ skipped: { dates, then: 'shift' } }).data?.skipped
  return read && { skipped: read }
}

const lateRule = programmeSchema.shape.late_joiners
const PLACES = /^[1-9]\d{0,6}$/

function settingsOf(settings: {
  capacity?: number | undefined
  lateJoiners?: Cohort['lateJoiners'] | undefined
}): WantedSettings | undefined {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  return given.length === 0 ? undefined : { settings: Object.fromEntries(given) }
}

const DAYS = /^[+-]?\d{1,3}$/
const LESSON = /^\d{1,3}$/

function moveOf(days: string, lesson: string | undefined): WantedCalendar | undefined {
  if (!DAYS.test(days) || Number(days) === 0) return undefined
  if (lesson === undefined) return { move: { days: Number(days) } }
  return LESSON.test(lesson) ? { move: { days: Number(days), from: Number(lesson) } } : undefined
}
