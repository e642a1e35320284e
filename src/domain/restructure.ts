import { isDeepStrictEqual } from 'node:util'
import { anchorsToCome, eventsOf, legUntil, nextPlace } from './calendar-change.ts'
import type { CalendarRule, IsoDate, WallTime } from './calendar-rule.ts'
import { intervalOf, intervalsOf } from './interval.ts'
import { type ListedLesson, lessonsInOrder, pacedLessons } from './lesson-order.ts'
import { dateFrom, type Slot, trackSlots } from './lesson-slots.ts'
import type { Programme } from './programme.ts'
import {
  type Anchor,
  type CalendarLeg,
  calendarNow,
  type Dated,
  type EventRun,
  type TrackCalendar,
} from './redated.ts'

/**
 * Lessons that are dropped, inserted or numbered anew, at an instant. `cohort` has the zone and the rule of its
 * calendar.
 */
export type Restructuring = {
  before: Programme
  after: Programme
  cohort: { zone: string; calendar: CalendarRule }
  now: Date
}

/**
 * A track once the lessons of its programme are others: those that were due by `now` stay, with their dates and
 * numbers. The first one still to come takes the date of the one that was to come next; one with a date of its own
 * keeps that. Events stay where they are, whatever the intervals of lessons become.
 */
export function restructure<T extends Dated>(track: T, { before, after, cohort, now }: Restructuring): T {
  const was = calendarNow(cohort.calendar, track)
  const paced = pacedLessons(before, track.redated?.had)
  const { order } = paced
  const legs = track.redated?.legs ?? []
  const slots = trackSlots(was, { legs, ...paced })
  const next = nextPlace(slots, now)
  const events = keptEvents(eventsOf(track, cohort), { before, after })
  // Before its first lesson, a track whose calendar never changed follows its programme by itself.
  if (next === 1 && !track.redated) return events.intervals ? withEvents(track, events) : track
  const had = asHad(order.slice(0, next), { slots, legs, was, usualAt: before.at }).slice(0, next - 1)
  const becomes = lessonsInOrder(after, had)
  const anchors = anchorsToCome({ anchors: was.anchors, slots }, { next, moved: undefined, days: 0 })
  const leg = { ...legUntil(now, { was, had: track.redated?.had }), restructured: true as const }
  const redated = {
    events,
    legs: [...legs, leg],
    anchors: placedAnew(anchors, { order, becomes, next, before: slots[next - 2]?.date }),
    ...(had.length > 0 ? { had } : {}),
  }
  return { ...track, redated }
}

/** Where the intervals of lessons change, the calendar of events keeps those that it had. */
function keptEvents(events: EventRun, { before, after }: Pick<Restructuring, 'before' | 'after'>): EventRun {
  const [was, is] = [before, after].map((programme) => intervalsOf(lessonsInOrder(programme)))
  return events.intervals || isDeepStrictEqual(was, is) ? events : { ...events, intervals: was ?? [] }
}

function withEvents<T extends Dated>(track: T, events: EventRun): T {
  return { ...track, redated: { events, legs: [], anchors: [{ place: 1, on: track.dayOne }] } }
}

type Gone = {
  slots: readonly Slot[]
  legs: readonly CalendarLeg[]
  was: TrackCalendar
  usualAt: WallTime
}

/** Lessons with the hours at which they left: one that gave way to the next of its date had another than its track. */
function asHad(lessons: readonly ListedLesson[], { slots, legs, was, usualAt }: Gone): ListedLesson[] {
  return lessons.map((lesson, index) => {
    const [slot, next] = [slots[index], lessons[index + 1]]
    if (lesson.at !== undefined || !slot || next?.comes !== 'same day' || next.at === undefined) return lesson
    const { at } = legs.find(({ until }) => slot.dueAt <= new Date(until)) ?? was
    return at < next.at ? lesson : { ...lesson, at: usualAt }
  })
}

type Orders = {
  order: readonly ListedLesson[]
  becomes: readonly ListedLesson[]
  next: number
  /** The date of the last lesson that has left. */
  before: IsoDate | undefined
}

/**
 * Anchors with the lessons that they were of, or the next ones that are still there; the first stays with what comes
 * first.
 */
function placedAnew(anchors: readonly Anchor[], { order, becomes, next, before }: Orders): Anchor[] {
  const placeOf = ({ place }: Anchor) => {
    if (place === next) return next
    const letters = order.slice(place - 1).map(({ letter }) => letter)
    const found = letters.map((letter) => becomes.findIndex((lesson) => lesson.letter === letter) + 1)
    return found.find((there) => there >= next)
  }
  const placed = new Map<number, Anchor>()
  for (const anchor of anchors) {
    const place = placeOf(anchor)
    const lesson = becomes[(place ?? 0) - 1]
    if (place === undefined || !lesson) continue
    const on = place === next ? dateFrom(anchor.on, { before, interval: intervalOf(lesson) }) : anchor.on
    placed.set(place, { place, on })
  }
  return [...placed.values()].toSorted((a, b) => a.place - b.place)
}
