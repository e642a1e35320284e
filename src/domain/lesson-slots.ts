import { type LessonDate, lessonDates } from './calendar.ts'
import type { IsoDate } from './calendar-rule.ts'
import { intervalOf } from './interval.ts'
import type { PacedLessons } from './lesson-order.ts'
import { addDays } from './local-time.ts'
import type { CalendarLeg, TrackCalendar } from './redated.ts'
import { timesOnDate } from './times-on-date.ts'

/** When one lesson of a track leaves, or would; `reason` where the calendar leaves it out. */
export type Slot = { date: IsoDate; dueAt: Date; expiresAt: Date; reason?: string }

/**
 * When each lesson leaves, in order. A lesson that was due while a leg lasted stays as that leg had it. One
 * whose hour had passed when the next calendar came, on a day that was not over, leaves at that instant. Where the
 * calendar that holds has no anchor any more, all was out when it came, and nothing comes after that.
 */
export function trackSlots(
  calendar: TrackCalendar,
  { legs, had, ...lessons }: PacedLessons & { legs: readonly CalendarLeg[] },
): Slot[] {
  const known = [...knownIn(legs, had), lessons.order.length]
  const calendars = [...legs, calendar].map((each, index) => {
    const since = legs[index - 1]?.until
    const order = lessons.order.slice(0, known[index])
    return slotsOn(each, { ...lessons, order, since: since === undefined ? undefined : new Date(since) })
  })
  const ends = legs.map(({ until }) => new Date(until))
  return lessons.order
    .map((_, index) => {
      const slots = calendars.map((slots) => slots.get(index + 1))
      const gone = slots.find((slot, leg) => isBy(slot, ends[leg]))
      return gone ?? (calendar.anchors.length > 0 ? slots.findLast((slot) => slot !== undefined) : undefined)
    })
    .filter((slot) => slot !== undefined)
}

/** How many of the lessons there were in each leg already: others have come in their place since, or later. */
function knownIn(legs: readonly CalendarLeg[], had: number): number[] {
  return legs.map((_, index) => {
    const change = legs.findIndex((leg, later) => later >= index && leg.restructured)
    return change < 0 ? Number.POSITIVE_INFINITY : (legs[change + 1]?.had ?? had)
  })
}

function isBy(slot: Slot | undefined, end: Date | undefined): boolean {
  return slot !== undefined && end !== undefined && slot.dueAt <= end
}

type Span = Omit<PacedLessons, 'had'> & { since: Date | undefined }

/** By place, from that of the first anchor on: what is before it stayed with a calendar before. */
function slotsOn(calendar: TrackCalendar, { order, usualAt, since }: Span): Map<number, Slot> {
  const taken = datesOn(calendar, order)
  const places = [...taken.keys()]
  const onDate = Map.groupBy(places, (place) => taken.get(place)?.date ?? '')
  const slots = [...onDate].flatMap(([date, shared]): [number, Slot][] => {
    const asked = shared.map((place) => order[place - 1]?.at)
    const times = timesOnDate(date, { asked, at: calendar.at, usualAt, zone: calendar.zone })
    return shared.flatMap((place, index) => {
      const [lesson, time] = [taken.get(place), times[index]]
      return lesson && time ? [[place, atOnce({ date, ...time, ...reasonOf(lesson) }, since)]] : []
    })
  })
  return new Map(slots)
}

function datesOn(
  { anchors, rule, zone }: TrackCalendar,
  order: PacedLessons['order'],
): Map<number, LessonDate> {
  const dates = new Map<number, LessonDate>()
  const intervals = order.map(intervalOf)
  anchors.forEach(({ place, on }, index) => {
    const end = anchors[index + 1]?.place ?? order.length + 1
    const dayOne = dateFrom(on, { before: dates.get(place - 1)?.date, interval: intervals[place - 1] })
    const days = Math.max(0, end - place)
    for (const taken of lessonDates({ rule, zone, dayOne, days, intervals: intervals.slice(place - 1) }))
      dates.set(place - 1 + taken.day, taken)
  })
  return dates
}

type Before = { before: IsoDate | undefined; interval: number | undefined }

/** An anchor never brings a lesson before the one that precedes it, nor on its date but where they share one. */
export function dateFrom(on: IsoDate, { before, interval }: Before): IsoDate {
  if (before === undefined) return on
  const earliest = addDays(before, interval === 0 ? 0 : 1)
  return earliest > on ? earliest : on
}

function atOnce(slot: Slot, since: Date | undefined): Slot {
  return since && slot.dueAt < since && since < slot.expiresAt ? { ...slot, dueAt: since } : slot
}

function reasonOf(taken: LessonDate): Pick<Slot, 'reason'> {
  return taken.outcome === 'left-out' ? { reason: taken.reason } : {}
}
