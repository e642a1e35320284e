import { DateTime } from 'luxon'
import type { IsoDate, WallTime } from './calendar-rule.ts'
import type { CalendarWarning } from './calendar-warning.ts'
import type { EventState } from './event-changes.ts'
import { publicHolidayName } from './holidays.ts'
import { localDate } from './local-time.ts'
import type { LetterMoment } from './moment-words.ts'
import { type PlannedLesson, planTrack } from './plan.ts'
import { type ChangedRun, trackEvents, trackReminders } from './track-reminders.ts'

/** A cohort whose dates are looked at. */
export type DatedRun = ChangedRun & { cohort: ChangedRun['cohort'] & { at: WallTime } }

const NIGHT_ENDS = '07:00'
const NIGHT_BEGINS = '22:00'

/** What is doubtful in the dates of a cohort, in the order in which an organiser fills them in. */
export function calendarWarnings(run: DatedRun, now: Date): CalendarWarning[] {
  const { cohort } = run
  const isFixed = cohort.start === 'fixed'
  return [
    ...(isFixed ? dayOneWarnings(run, now) : []),
    ...(isNight(cohort.at) ? [{ warned: 'lesson-at-night', at: cohort.at } as const] : []),
    ...(isFixed ? eventWarnings(run, now) : []),
    ...reminderWarnings(run),
  ]
}

function dayOneWarnings({ programme, cohort }: DatedRun, now: Date): CalendarWarning[] {
  const { dayOne: date, zone, calendar } = cohort
  const [lesson] = planTrack(programme, calendar, cohort).lessons
  const first = lesson?.date ?? date
  return [
    ...(date < localDate(now, zone) ? [{ warned: 'day-one-past', date } as const] : []),
    ...(lesson ? begunWarnings(lesson, { zone, now }) : []),
    ...(first > date ? [{ warned: 'day-one-moved', date, first } as const] : []),
  ]
}

/** A first lesson whose hour has passed has until midnight, and is for those alone who were enrolled by that hour. */
function begunWarnings(
  { day, date, dueAt }: PlannedLesson,
  { zone, now }: { zone: string; now: Date },
): CalendarWarning[] {
  if (date !== localDate(now, zone) || dueAt > now) return []
  const at = DateTime.fromJSDate(dueAt, { zone }).toFormat('HH:mm')
  return [{ warned: 'day-one-begun', lesson: String(day), date, at }]
}

function eventWarnings(run: DatedRun, now: Date): CalendarWarning[] {
  const states = Object.values(trackEvents(run, run.cohort))
  return states.filter(({ cancelled }) => !cancelled).flatMap((state) => warningsOf(state, run, now))
}

function warningsOf(state: EventState, { cohort }: DatedRun, now: Date): CalendarWarning[] {
  const { title: event, kind } = state.facts
  const held = kind === 'webinar' ? [state.moments.start] : Object.values(state.moments)
  const dates = [...new Set(held.flatMap((moment) => (moment ? [moment.date] : [])))]
  return [
    ...dates.flatMap((date): CalendarWarning[] => [
      ...(date < cohort.dayOne ? [{ warned: 'event-before-day-one', event, date } as const] : []),
      ...(date < localDate(now, cohort.zone) ? [{ warned: 'event-past', event, date } as const] : []),
      ...(kind === 'webinar' ? freeDayWarnings(event, date) : []),
    ]),
    ...(isDisordered(state) ? [{ warned: 'event-disordered', event } as const] : []),
  ]
}

/** People are asked to come on a day that many have free. */
function freeDayWarnings(event: string, date: IsoDate): CalendarWarning[] {
  const holiday = publicHolidayName(date, 'france')
  if (holiday !== undefined) return [{ warned: 'event-on-holiday', event, date, holiday }]
  const isWeekend = DateTime.fromISO(date, { zone: 'utc' }).weekday > 5
  return isWeekend ? [{ warned: 'event-at-weekend', event, date }] : []
}

/** Whether the moments of an event do not follow one another. */
function isDisordered({ moments }: Pick<EventState, 'moments'>): boolean {
  const { opens, start, end } = moments
  const isBefore = (one: LetterMoment | undefined, other: LetterMoment | undefined) =>
    one !== undefined && other !== undefined && one.at < other.at
  return isBefore(end, start) || isBefore(end, opens)
}

function reminderWarnings(run: DatedRun): CalendarWarning[] {
  const { programme, cohort } = run
  return trackReminders(run, cohort).leaving.flatMap(({ event, dueAt }): CalendarWarning[] => {
    const local = DateTime.fromJSDate(dueAt, { zone: cohort.zone })
    const at = local.toFormat('HH:mm')
    const title = programme.events[event]?.title ?? event
    const date = local.toFormat('yyyy-MM-dd')
    return isNight(at) ? [{ warned: 'reminder-at-night', event: title, date, at }] : []
  })
}

function isNight(at: WallTime): boolean {
  return at < NIGHT_ENDS || at >= NIGHT_BEGINS
}
