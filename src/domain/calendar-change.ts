import type { CalendarRule, WallTime } from './calendar-rule.ts'
import { type ListedLesson, pacedLessons } from './lesson-order.ts'
import { type Slot, trackSlots } from './lesson-slots.ts'
import { addDays } from './local-time.ts'
import type { Programme } from './programme.ts'
import {
  type Anchor,
  type CalendarLeg,
  calendarNow,
  type Dated,
  type Redated,
  type TrackCalendar,
} from './redated.ts'

/** What an organiser changes of the calendar of a cohort that runs; what is not given stays. */
export type CalendarChange = {
  /** Lessons still to leave come so many days later, or earlier where less than 0: all, or those of day `from` on. */
  move?: { days: number; from?: number }
  at?: WallTime
  zone?: string
  rule?: CalendarRule
}

/** A change at an instant. `cohort` is as it was before. */
export type Redating = {
  programme: Programme
  cohort: { zone: string; at: WallTime; calendar: CalendarRule }
  change: CalendarChange
  now: Date
}

/**
 * The dates of a track once a calendar has changed: what was due by `now` stays where it was. Whoever has the zone or the
 * hour of the cohort goes along with it; an own one stays. The same object where nothing of it changes.
 */
export function redate<T extends Dated>(track: T, redating: Redating): T {
  const { programme, cohort, change, now } = redating
  const zone = track.zone === cohort.zone ? (change.zone ?? track.zone) : track.zone
  const at = track.at === cohort.at ? (change.at ?? track.at) : track.at
  const was = calendarNow(cohort.calendar, track)
  const { had } = track.redated ?? {}
  const paced = pacedLessons(programme, had)
  const slots = trackSlots(was, { legs: track.redated?.legs ?? [], ...paced })
  const next = nextPlace(slots, now)
  const moved = placeMoved(change.move, { order: paced.order.slice(0, slots.length), next })
  // A track that is over has a leg for a new rule too: its own dates would be read by that rule.
  if (moved === undefined && zone === track.zone && at === track.at && !change.rule) return track
  const days = change.move?.days ?? 0
  const anchors = anchorsToCome({ anchors: was.anchors, slots }, { next, moved, days })
  const legs = [...(track.redated?.legs ?? []), legUntil(now, { was, had })]
  const dayOne = next === 1 ? (anchors[0]?.on ?? track.dayOne) : track.dayOne
  const events = eventsOf(track, cohort)
  return { ...track, dayOne, zone, at, redated: { events, legs, anchors, ...(had ? { had } : {}) } }
}

/** The calendar that a track had until now, as a leg of it. */
export function legUntil(now: Date, { was, had }: { was: TrackCalendar; had: Redated['had'] }): CalendarLeg {
  return { ...was, until: now.toISOString(), ...(had ? { had: had.length } : {}) }
}

/** The number of the first lesson that is not due yet, in the order of the track; one more than there are when none is. */
export function nextPlace(slots: readonly Slot[], now: Date): number {
  const index = slots.findIndex(({ dueAt }) => dueAt > now)
  return (index < 0 ? slots.length : index) + 1
}

/** The first lesson that is moved by days, none that has left; undefined when there is none. */
function placeMoved(
  move: CalendarChange['move'],
  { order, next }: { order: readonly ListedLesson[]; next: number },
): number | undefined {
  if (!move) return undefined
  const from = move.from ?? 1
  const place = Math.max(next, 1 + order.filter(({ day }) => day < from).length)
  return place <= order.length ? place : undefined
}

type Anchored = { anchors: readonly Anchor[]; slots: readonly Slot[] }

type Moved = { next: number; moved: number | undefined; days: number }

/** The anchors of what has still to leave, from the next lesson on: those before it stay with the calendar before. */
export function anchorsToCome({ anchors, slots }: Anchored, { next, moved, days }: Moved): readonly Anchor[] {
  const rest = next === 1 ? anchors : anchoredAt({ anchors, slots }, next, 0)
  const all = moved === undefined ? rest : anchoredAt({ anchors: rest, slots }, moved, days)
  return all.filter(({ place }) => place >= next)
}

/** Anchors with one at a place, so many days after the date that it had; those after it move along. */
function anchoredAt({ anchors, slots }: Anchored, place: number, days: number): readonly Anchor[] {
  const slot = slots[place - 1]
  if (!slot) return anchors
  const before = anchors.filter((anchor) => anchor.place < place)
  const after = anchors.filter((anchor) => anchor.place > place)
  const moved = after.map((anchor) => ({ ...anchor, on: addDays(anchor.on, days) }))
  return [...before, { place, on: addDays(slot.date, days) }, ...moved]
}

/** The calendar on which the events of a track take place, from before any change. */
export function eventsOf(
  { dayOne, redated }: Dated,
  cohort: Pick<Redating['cohort'], 'calendar' | 'zone'>,
): Redated['events'] {
  return redated?.events ?? { rule: cohort.calendar, dayOne, zone: cohort.zone }
}
