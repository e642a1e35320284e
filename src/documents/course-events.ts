import { DateTime } from 'luxon'
import type { IsoDate, WallTime } from '../domain/calendar-rule.ts'
import type { Moment } from '../domain/programme.ts'
import { momentTitles } from '../domain/written-moments.ts'
import type { Course } from './course.ts'
import { type CourseDates, type UndatedMoment, undatedMoments } from './course-dates.ts'

/** When something happens: on a date, or on a day of a course that has no dates yet. */
export type When = { date: IsoDate } | { day: number }

/** What happens to an event at one time. `hours` are wall-clock times: none for a whole day, a second one for its end. */
export type EventMoment = { names: string[]; when: When; hours: WallTime[] }

/** An event as a programme lists it. `link` is where people register or read on, http or https only. */
export type CourseEvent = {
  event: string
  title: string
  kind: 'webinar' | 'mooc' | 'release'
  link: { title: string; url: string } | undefined
  moments: EventMoment[]
  /** As `momentTitles` has them. */
  titles: Readonly<Record<string, string>>
}

/** The events of a run, the next to begin first, hours as clocks in its zone show them. */
export function datedEvents({ course, run, moments }: CourseDates): CourseEvent[] {
  const clock = (at: Date) => DateTime.fromJSDate(at, { zone: run.zone }).toFormat('HH:mm')
  const inOrder = moments.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const found = inOrder.map(({ event, moment, date, at, wholeDay }) => ({
    event,
    moment: { names: [moment], when: { date }, hours: wholeDay ? [] : [clock(at)] },
  }))
  const begins = (name: string) => found.findIndex(({ event }) => event === name)
  return grouped(course, found).toSorted((a, b) => begins(a.event) - begins(b.event))
}

/** The events of a course without dates: those on a day of it in order, then those on dates of their own. */
export function undatedEvents(course: Course): CourseEvent[] {
  const found = undatedMoments(course)
    .toSorted((a, b) => (orderOf(a.when) < orderOf(b.when) ? -1 : 1))
    .map(({ event, moment, when }) => ({
      event,
      moment: { names: [moment], when: whenOf(when), hours: hoursOf({ event, when }, course) },
    }))
  const begins = (name: string) => found.findIndex(({ event }) => event === name)
  return grouped(course, found).toSorted((a, b) => begins(a.event) - begins(b.event))
}

/** Sorts as text: days, padded, before dates. */
function orderOf(when: Moment): string {
  const on = 'day' in when ? String(when.day).padStart(8, '0') : `d${when.date}`
  return `${on} ${when.at ?? ''}`
}

function whenOf(when: Moment): When {
  return 'date' in when ? { date: when.date } : { day: when.day }
}

function hoursOf({ event, when }: Pick<UndatedMoment, 'event' | 'when'>, course: Course) {
  if (when.at === undefined) return []
  const known = course.programme.events[event]
  if (known?.kind !== 'webinar') return [when.at]
  const end = DateTime.fromISO(`1970-01-01T${when.at}`, { zone: 'utc' }).plus({ minutes: known.minutes })
  return [when.at, end.toFormat('HH:mm')]
}

/** Moments under their events; the end of a webinar is its second hour. */
function grouped(course: Course, found: { event: string; moment: EventMoment }[]): CourseEvent[] {
  return Object.entries(course.programme.events).map(([event, facts]) => {
    const { kind, title, link } = facts
    const moments = found.filter((one) => one.event === event).map((one) => one.moment)
    const [start, end] = moments
    const isSpan = kind === 'webinar' && start !== undefined && end !== undefined
    return {
      event,
      title,
      kind,
      link: linkOf(course, link),
      titles: momentTitles(facts),
      moments: isSpan ? [{ ...start, hours: [...start.hours, ...end.hours] }] : mergedMoments(moments),
    }
  })
}

/** Moments at the same time are told together: « ouverture des inscriptions et début ». */
function mergedMoments(moments: EventMoment[]): EventMoment[] {
  const groups = Map.groupBy(moments, ({ when, hours }) => JSON.stringify([when, hours]))
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, names: [first, ...others].flatMap(({ names }) => names) }] : [],
  )
}

function linkOf({ programme }: Course, name: string | undefined) {
  const link = name === undefined ? undefined : programme.links[name]
  return link && /^https?:\/\//i.test(link.url) && URL.canParse(link.url) ? link : undefined
}
