import type { CalendarRule, IsoDate, WallTime } from './calendar-rule.ts'
import type { ListedLesson } from './lesson-order.ts'

/** The calendar on which the events of a run take place. */
export type EventRun = {
  rule: CalendarRule
  dayOne: IsoDate
  zone: string
  /** Those of the lessons that it had when lessons were last changed; those of its programme where they are left out. */
  intervals?: readonly number[]
}

/** From lesson number `place` on (from 1, in the order of the track), lessons take the dates that run from `on` on. */
export type Anchor = { place: number; on: IsoDate }

/** The dates of a track while they last. */
export type TrackCalendar = {
  /** In the order of their places. Lessons before the first stayed with a calendar before. */
  anchors: readonly Anchor[]
  zone: string
  at: WallTime
  rule: CalendarRule
}

/** The calendar that a track had until an instant in ISO 8601. What was due by then stays where it was. */
export type CalendarLeg = TrackCalendar & {
  until: string
  /** How many lessons of `had` it knew of; none where it is left out. */
  had?: number
  /** Whether the change that ended it was one of the lessons of the programme. */
  restructured?: true
}

/** What the changes of a calendar, or of the lessons themselves, have left of a track or a cohort. */
export type Redated = {
  /** The calendar on which its events take place: a change of lessons moves no event. */
  events: EventRun
  legs: readonly CalendarLeg[]
  anchors: readonly Anchor[]
  /** The lessons that had left when those of its programme were last changed; none where it is left out. */
  had?: readonly ListedLesson[]
}

/** The dates of a track or of a cohort; `redated` is null while no change has moved its lessons. */
export type Dated = { dayOne: IsoDate; zone: string; at: WallTime; redated?: Redated | null }

/** The calendar that a track has now. `rule` is that of its cohort. */
export function calendarNow(rule: CalendarRule, { dayOne, zone, at, redated }: Dated): TrackCalendar {
  return { anchors: redated?.anchors ?? [{ place: 1, on: dayOne }], zone, at, rule }
}

/** A track as it was at an instant, with the rule of its cohort then. */
export function datedAsOf<T extends Dated>(
  { rule, track }: { rule: CalendarRule; track: T },
  instant: Date,
): { rule: CalendarRule; track: T } {
  const legs = track.redated?.legs ?? []
  const index = legs.findIndex(({ until }) => instant < new Date(until))
  const leg = legs[index]
  if (!track.redated || !leg) return { rule, track }
  const { zone, at } = leg
  return { rule: leg.rule, track: { ...track, zone, at, redated: beforeLeg(track.redated, index) } }
}

/** What there was of the changes while a leg lasted. */
export function beforeLeg({ events, legs, had }: Redated, index: number): Redated {
  const leg = legs[index]
  const known = had?.slice(0, leg?.had ?? 0) ?? []
  const { anchors = [] } = leg ?? {}
  return { events, legs: legs.slice(0, index), anchors, ...(known.length > 0 ? { had: known } : {}) }
}

/** The calendar on which the events of a run take place: the one that it had before any change of its lessons. */
export function eventRun({ rule, redated, dayOne, zone }: EventRun & { redated?: Redated | null }): EventRun {
  return redated?.events ?? { rule, dayOne, zone }
}

/** The zone in which the events of a course take place, for those on a track. */
export function homeZone(
  { start, zone, redated }: { start: 'fixed' | 'rolling'; zone: string; redated: Redated | null },
  track: Pick<Dated, 'redated'>,
): string {
  return (start === 'fixed' ? redated : track.redated)?.events.zone ?? zone
}

/** What the changes of a calendar mean for a reader of it with a zone and an hour of their own. */
export function redatedFor(
  redated: Redated | null | undefined,
  own: { zone: string; at: WallTime },
): Redated | null {
  return redated ? { ...redated, legs: redated.legs.map((leg) => ({ ...leg, ...own })) } : null
}
