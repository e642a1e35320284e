import { type LessonDate, lessonDates } from './calendar.ts'
import type { IsoDate } from './calendar-rule.ts'
import { addDays, endOfLocalDay, instantAt } from './local-time.ts'
import type { CalendarLeg, TrackCalendar } from './redated.ts'

/** When one lesson of a track leaves, or would; `reason` where the calendar leaves it out. */
export type Slot = { date: IsoDate; dueAt: Date; expiresAt: Date; reason?: string }

const HOUR_MS = 60 * 60_000

/**
 * When each of `count` lessons leaves, in order. A lesson that was due while a leg lasted stays as that leg had it. One
 * whose hour had passed when the next calendar came, on a day that was not over, leaves at that instant. Where the calendar that
 * holds has no anchor any more, all was out when it came, and nothing comes after that.
 */
export function trackSlots(
  calendar: TrackCalendar,
  { legs, count }: { legs: readonly CalendarLeg[]; count: number },
): Slot[] {
  const calendars = [...legs, calendar].map((each, index) => {
    const since = legs[index - 1]?.until
    return slotsOn(each, { count, since: since === undefined ? undefined : new Date(since) })
  })
  const ends = legs.map(({ until }) => new Date(until))
  return Array.from({ length: count }, (_, index) => {
    const slots = calendars.map((slots) => slots.get(index + 1))
    const gone = slots.find((slot, leg) => isBy(slot, ends[leg]))
    return gone ?? (calendar.anchors.length > 0 ? slots.findLast((slot) => slot !== undefined) : undefined)
  }).filter((slot) => slot !== undefined)
}

function isBy(slot: Slot | undefined, end: Date | undefined): boolean {
  return slot !== undefined && end !== undefined && slot.dueAt <= end
}

type Span = { count: number; since: Date | undefined }

/** By place, from that of the first anchor on: what is before it stayed with a calendar before. */
function slotsOn({ anchors, rule, zone, at }: TrackCalendar, { count, since }: Span): Map<number, Slot> {
  const slots = new Map<number, Slot>()
  anchors.forEach(({ place, on }, index) => {
    const end = anchors[index + 1]?.place ?? count + 1
    const before = slots.get(place - 1)?.date
    // An anchor never brings a lesson before the one that precedes it.
    const dayOne = before !== undefined && before >= on ? addDays(before, 1) : on
    for (const taken of lessonDates({ rule, zone, dayOne, days: Math.max(0, end - place) }))
      slots.set(place - 1 + taken.day, atOnce(slotOn(taken, { zone, at }), since))
  })
  return slots
}

function atOnce(slot: Slot, since: Date | undefined): Slot {
  return since && slot.dueAt < since && since < slot.expiresAt ? { ...slot, dueAt: since } : slot
}

function slotOn(taken: LessonDate, { zone, at }: Pick<TrackCalendar, 'zone' | 'at'>): Slot {
  const { date } = taken
  const expiresAt = endOfLocalDay(date, zone)
  const asked = instantAt(date, at, zone)
  // Where clocks jump over midnight, an hour in the gap would land on the next date, which has a lesson of its own.
  const dueAt = asked < expiresAt ? asked : new Date(expiresAt.getTime() - HOUR_MS)
  const reason = taken.outcome === 'left-out' ? { reason: taken.reason } : {}
  return { date, dueAt, expiresAt, ...reason }
}
