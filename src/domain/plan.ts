import { dateOfDay } from './calendar.ts'
import type { CalendarRule, IsoDate } from './calendar-rule.ts'
import type { Track } from './cohort.ts'
import type { UnknownPolicy } from './delivery.ts'
import { intervalsOf } from './interval.ts'
import { lessonsInOrder, pacedLessons } from './lesson-order.ts'
import { trackSlots } from './lesson-slots.ts'
import { instantAt, startOfLocalDay } from './local-time.ts'
import { mapValues } from './map-values.ts'
import type { LetterMoment } from './moment-words.ts'
import type { Moment, Programme, ProgrammeEvent } from './programme.ts'
import { calendarNow, type EventRun, type Redated } from './redated.ts'
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
  /** It comes on the date of the lesson before it, later. */
  sharesDate?: true
}

/** A lesson that the calendar leaves out for a track. */
export type LeftOutLesson = { letter: string; day: number; date: IsoDate; reason: string }

export type TrackPlan = { lessons: PlannedLesson[]; leftOut: LeftOutLesson[] }

type Dates = Pick<Track, 'dayOne' | 'zone' | 'at'> & { redated?: Redated | null }

/**
 * The lessons of a programme for a track, in order. A lesson expires at the end of its local day. `rule` is that of its
 * cohort. What was due before the calendar or the lessons were changed stays as it was, on the date that it had.
 */
export function planTrack(programme: Programme, rule: CalendarRule, track: Dates): TrackPlan {
  const paced = pacedLessons(programme, track.redated?.had)
  const slots = trackSlots(calendarNow(rule, track), { legs: track.redated?.legs ?? [], ...paced })
  const plan: TrackPlan = { lessons: [], leftOut: [] }
  // Editions that were sealed before there was a choice have none.
  paced.order.forEach(({ letter, day, comes, unknown = programme.unknown ?? 'hold' }, index) => {
    const slot = slots[index]
    if (!slot) return
    const { date, reason, dueAt, expiresAt } = slot
    const shared = comes === 'same day' ? { sharesDate: true as const } : {}
    if (reason !== undefined) plan.leftOut.push({ letter, day, date, reason })
    else plan.lessons.push({ letter, day, unknown, date, dueAt, expiresAt, ...shared })
  })
  return plan
}

/** The dates of one event by their names in letters, such as `start`, `end` or `online`. */
export type EventMoments = Readonly<Record<string, LetterMoment>>

/**
 * When the events of a programme happen for a run that begins on `dayOne`, in the zone of the cohort. A day past the
 * last lesson is counted as if the course went on.
 */
export function planEvents(programme: Programme, run: EventRun): Record<string, EventMoments> {
  return mapValues(programme.events, (event) => eventMoments(event, pacedRun(programme, run)))
}

/** The calendar of the events of a run with the intervals of its lessons, unless those that it had are kept with it. */
export function pacedRun(programme: Programme, run: EventRun): EventRun {
  const intervals = run.intervals ?? intervalsOf(lessonsInOrder(programme))
  return intervals.length > 0 ? { ...run, intervals } : run
}

/** When one event happens for a run. */
export function eventMoments(event: ProgrammeEvent, run: EventRun): EventMoments {
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
export function resolveMoment(moment: Moment, run: EventRun): LetterMoment {
  const date = 'date' in moment ? moment.date : dateOfDay({ ...run, day: moment.day })
  if (moment.at === undefined) return { at: startOfLocalDay(date, run.zone), wholeDay: true, date }
  return { at: instantAt(date, moment.at, run.zone), wholeDay: false, date }
}
