import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { IsoDate } from '../domain/calendar-rule.ts'
import type { LetterMoment } from '../domain/moment-words.ts'
import type { Language } from '../language/catalogues.ts'
import { calendarWriter, oneLine, uriValue } from './calendar-text.ts'
import { momentName } from './course-words.ts'
import { type Invitation, organiserOf } from './invitation.ts'

export type FeedLesson = {
  readonly letter: string
  readonly day: number
  readonly date: IsoDate
  readonly title: string
}

/** An event with its moments by name. `change` is missing where calendars are told nothing of changes. */
export type FeedEvent = {
  readonly event: string
  readonly title: string
  readonly moments: Readonly<Record<string, LetterMoment>>
  /** As `momentTitles` has them; missing where a programme titles none. */
  readonly titles?: Readonly<Record<string, string>>
  /** The http or https address where people take part. */
  readonly joinUrl?: string
  readonly change?: { readonly sequence: number; readonly cancelled: boolean }
}

/**
 * What all entries of a feed share; `stamp` is when it is written, and `organiser` who publishes it (RFC 5546 §3.2.1 asks
 * for one in every entry).
 */
export type Marks = {
  readonly stamp: Date
  readonly language: Language
  readonly organiser: Invitation['organiser']
  readonly lessonUid: (letter: string) => string
  readonly momentUid: (event: string, moment: string) => string
}

/** An empty calendar that people import, or subscribe to; `refreshSeconds` asks those to come again. */
export function openFeed(
  title: string,
  { language, refreshSeconds }: { language: Language; refreshSeconds?: number },
): ICalCalendar {
  return ical({
    // The library escapes a name less than any other text.
    name: oneLine(title, language).replace(/[\\;,]/g, '\\$&'),
    method: ICalCalendarMethod.PUBLISH,
    prodId: calendarWriter(language),
    ...(refreshSeconds === undefined ? {} : { ttl: refreshSeconds }),
  })
}

/** Lessons as whole days, on which nobody is busy. */
export function addLessons(feed: ICalCalendar, lessons: readonly FeedLesson[], marks: Marks): void {
  for (const { letter, day, date, title } of lessons) {
    feed.createEvent({
      id: marks.lessonUid(letter),
      start: date,
      allDay: true,
      summary: `${day}. ${oneLine(title, marks.language)}`,
      stamp: marks.stamp,
      organizer: organiserOf(marks),
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  }
}

/** Every moment of an event, its end as the end of its start. */
export function addEvent(feed: ICalCalendar, told: FeedEvent, marks: Marks): void {
  for (const [name, { at, wholeDay, date }] of Object.entries(told.moments)) {
    if (name === 'end') continue
    const end = name === 'start' && !wholeDay ? told.moments.end?.at : undefined
    feed.createEvent({
      id: marks.momentUid(told.event, name),
      start: wholeDay ? date : at,
      allDay: wholeDay,
      summary: summaryOf(told, name, marks.language),
      stamp: marks.stamp,
      organizer: organiserOf(marks),
      ...(end ? { end } : {}),
      ...changeOf(told),
      ...(told.joinUrl === undefined
        ? {}
        : { url: uriValue(told.joinUrl), location: oneLine(told.joinUrl, marks.language) }),
    })
  }
}

function summaryOf({ title, titles }: FeedEvent, moment: string, language: Language): string {
  const words = oneLine(title, language)
  return moment === 'start' ? words : `${words} (${oneLine(momentName(moment, language, titles), language)})`
}

function changeOf({ change }: FeedEvent) {
  if (!change) return {}
  const status = change.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED
  return { sequence: change.sequence, status }
}
