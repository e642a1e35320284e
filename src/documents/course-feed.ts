import ical, { type ICalCalendar, ICalCalendarMethod } from 'ical-generator'
import type { Language } from '../domain/moment-words.ts'
import type { CourseDates, DatedMoment } from './course-dates.ts'
import { momentName } from './course-words.ts'
import { typeset } from './french-marks.ts'

/**
 * The calendar of a course (RFC 5545), every line ended by CRLF: lessons as whole days, events at their hours, UTC
 * instants. A UID stands for one letter of the course that begins on that day, whatever the edition: importing again
 * replaces, and another day one stands beside. `stamp` is when it is written.
 */
export function courseFeed(dates: CourseDates, stamp: Date): string {
  const { programme } = dates.course
  const feed = ical({
    name: line(programme.title, programme.language),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Feuilleton', product: 'Calendar', language: programme.language.toUpperCase() },
  })
  const uid = (name: string) => `${name}.${dates.run.dayOne}@${programme.programme}`
  addLessons(feed, dates, { stamp, uid })
  addMoments(feed, dates, { stamp, uid })
  return `${feed.toString().trimEnd()}\r\n`
}

type Marks = { stamp: Date; uid: (name: string) => string }

function addLessons(feed: ICalCalendar, { course, lessons }: CourseDates, { stamp, uid }: Marks): void {
  for (const { letter, day, date, title } of lessons) {
    const summary = `${day}. ${line(title, course.programme.language)}`
    feed.createEvent({ id: uid(letter), start: date, allDay: true, summary, stamp })
  }
}

function addMoments(feed: ICalCalendar, { course, moments }: CourseDates, { stamp, uid }: Marks): void {
  for (const told of moments) {
    if (told.moment === 'end') continue
    const end = endOf(told, moments)
    feed.createEvent({
      id: uid(`${told.event}.${told.moment}`),
      start: told.wholeDay ? told.date : told.at,
      allDay: told.wholeDay,
      summary: summaryOf(told, course.programme.language),
      stamp,
      ...(end ? { end } : {}),
    })
  }
}

function endOf({ event, moment, wholeDay }: DatedMoment, moments: DatedMoment[]): Date | undefined {
  if (moment !== 'start' || wholeDay) return undefined
  return moments.find((other) => other.event === event && other.moment === 'end')?.at
}

function summaryOf({ title, moment }: DatedMoment, language: Language): string {
  const words = line(title, language)
  return moment === 'start' ? words : `${words} (${momentName(moment, language)})`
}

/** The name of a calendar is written as it is: a line break in it would begin a property of its own. */
function line(text: string, language: Language): string {
  return typeset(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '), language)
}
