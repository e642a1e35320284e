import { dateOfDay, type LessonDate, lessonDates } from './calendar.ts'
import type { CalendarRule, IsoDate } from './calendar-rule.ts'
import type { Track } from './cohort.ts'
import type { UnknownPolicy } from './delivery.ts'
import { endOfLocalDay, instantAt, startOfLocalDay } from './local-time.ts'
import type { LetterMoment } from './moment-words.ts'
import type { Moment, Programme, ProgrammeEvent } from './programme.ts'
import { writtenMoments } from './written-moments.ts'

/** One lesson for one track: when it leaves and until when it may. */
export type PlannedLesson = {
  letter: string
  day: number
  date: IsoDate
  dueAt: Date
  expiresAt: Date
  /** What happens when nobody knows whether it was taken. */
  unknown: UnknownPolicy
}

/** A lesson that the calendar leaves out for a track. */
export type LeftOutLesson = { letter: string; day: number; date: IsoDate; reason: string }

export type TrackPlan = { lessons: PlannedLesson[]; leftOut: LeftOutLesson[] }

const HOUR_MS = 60 * 60_000

type Dates = Pick<Track, 'dayOne' | 'zone' | 'at'>

/** The lessons of a programme for a track, in order. A lesson expires at the end of its local day. */
export function planTrack(programme: Programme, rule: CalendarRule, track: Dates): TrackPlan {
  const inOrder = programme.lessons.toSorted((a, b) => a.day - b.day)
  const dates = lessonDates({ rule, dayOne: track.dayOne, zone: track.zone, days: inOrder.length })
  const plan: TrackPlan = { lessons: [], leftOut: [] }
  // Editions that were sealed before there was a choice have none.
  inOrder.forEach(({ letter, day, unknown = programme.unknown ?? 'hold' }, index) => {
    const date = dates[index]
    if (date?.outcome === 'left-out') plan.leftOut.push({ letter, day, date: date.date, reason: date.reason })
    else if (date) plan.lessons.push(plannedLesson({ letter, day, unknown }, date, track))
  })
  return plan
}

function plannedLesson(
  lesson: { letter: string; day: number; unknown: UnknownPolicy },
  { date }: LessonDate,
  track: Dates,
): PlannedLesson {
  const expiresAt = endOfLocalDay(date, track.zone)
  const asked = instantAt(date, track.at, track.zone)
  // Where clocks jump over midnight, an hour in the gap would land on the next date, which has a lesson of its own.
  const dueAt = asked < expiresAt ? asked : new Date(expiresAt.getTime() - HOUR_MS)
  return { ...lesson, date, dueAt, expiresAt }
}

/** The dates of one event by their names in letters, such as `start`, `end` or `online`. */
export type EventMoments = Readonly<Record<string, LetterMoment>>

/**
 * When the events of a programme happen for a run that begins on `dayOne`, in the zone of the cohort. A day past the
 * last lesson is counted as if the course went on.
 */
export function planEvents(
  programme: Programme,
  run: { rule: CalendarRule; dayOne: IsoDate; zone: string },
): Record<string, EventMoments> {
  const named = Object.entries(programme.events).map(
    ([name, event]) => [name, eventMoments(event, run)] as const,
  )
  return Object.fromEntries(named)
}

/** When one event happens for a run. */
export function eventMoments(
  event: ProgrammeEvent,
  run: { rule: CalendarRule; dayOne: IsoDate; zone: string },
): EventMoments {
  const resolve = (moment: Moment) => resolveMoment(moment, run)
  if (event.kind === 'webinar') {
    const start = resolve(event.start)
    const end = new Date(start.at.getTime() + event.minutes * 60_000)
    return { start, end: { ...start, at: end } }
  }
  const written = Object.entries(writtenMoments(event))
  return Object.fromEntries(written.map(([name, moment]) => [name, resolve(moment)]))
}

/** A moment of a programme as an instant of a run, in its zone. */
export function resolveMoment(
  moment: Moment,
  run: { rule: CalendarRule; dayOne: IsoDate; zone: string },
): LetterMoment {
  const date = 'date' in moment ? moment.date : dateOfDay({ ...run, day: moment.day })
  if (moment.at === undefined) return { at: startOfLocalDay(date, run.zone), wholeDay: true, date }
  return { at: instantAt(date, moment.at, run.zone), wholeDay: false, date }
}
