import { anchorsToCome, eventsOf, legUntil, nextPlace } from './calendar-change.ts'
import type { CalendarRule } from './calendar-rule.ts'
import { type ListedLesson, lessonsInOrder } from './lesson-order.ts'
import { trackSlots } from './lesson-slots.ts'
import type { Programme } from './programme.ts'
import { type Anchor, calendarNow, type Dated } from './redated.ts'

/** Lessons that are dropped, inserted or numbered anew, at an instant. `cohort` has the zone and the rule of its calendar. */
export type Restructuring = {
  before: Programme
  after: Programme
  cohort: { zone: string; calendar: CalendarRule }
  now: Date
}

/**
 * A track once the lessons of its programme are others: those that were due by `now` stay, with their dates and numbers. The
 * first one still to come takes the date of the one that was to come next; one with a date of its own keeps that.
 */
export function restructure<T extends Dated>(track: T, { before, after, cohort, now }: Restructuring): T {
  const was = calendarNow(cohort.calendar, track)
  const order = lessonsInOrder(before, track.redated?.had)
  const legs = track.redated?.legs ?? []
  const slots = trackSlots(was, { legs, count: order.length })
  const next = nextPlace(slots, now)
  // Before its first lesson, a track whose calendar never changed follows its programme by itself.
  if (next === 1 && !track.redated) return track
  const had = order.slice(0, next - 1)
  const anchors = anchorsToCome({ anchors: was.anchors, slots }, { next, moved: undefined, days: 0 })
  const leg = { ...legUntil(now, { was, had: track.redated?.had }), restructured: true as const }
  const redated = {
    events: eventsOf(track, cohort),
    legs: [...legs, leg],
    anchors: placedAnew(anchors, { order, becomes: lessonsInOrder(after, had), next }),
    ...(had.length > 0 ? { had } : {}),
  }
  return { ...track, redated }
}

type Orders = { order: readonly ListedLesson[]; becomes: readonly ListedLesson[]; next: number }

/** Anchors with the lessons that they were of, or the next ones that are still there; the first stays with what comes first. */
function placedAnew(anchors: readonly Anchor[], { order, becomes, next }: Orders): Anchor[] {
  const placeOf = ({ place }: Anchor) => {
    if (place === next) return next
    const letters = order.slice(place - 1).map(({ letter }) => letter)
    const found = letters.map((letter) => becomes.findIndex((lesson) => lesson.letter === letter) + 1)
    return found.find((there) => there >= next)
  }
  const placed = new Map<number, Anchor>()
  for (const anchor of anchors) {
    const place = placeOf(anchor)
    if (place !== undefined) placed.set(place, { place, on: anchor.on })
  }
  return [...placed.values()].toSorted((a, b) => a.place - b.place)
}
