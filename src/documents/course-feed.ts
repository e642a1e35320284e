import { invitationUid } from '../domain/invitation-uid.ts'
import { momentTitles } from '../domain/written-moments.ts'
import type { Language } from '../language/catalogues.ts'
import { calendarText } from './calendar-text.ts'
import type { CourseDates } from './course-dates.ts'
import {
  addEvent,
  addLessons,
  type FeedEvent,
  type FeedLesson,
  type Marks,
  openFeed,
} from './feed-entries.ts'

/** How long a calendar may keep a feed before it comes again. */
const REFRESH_SECONDS = 60 * 60

/**
 * The calendar of a course (RFC 5545), every line ended by CRLF: lessons as whole days, events at their hours, UTC
 * instants. A UID stands for one letter of the course that begins on that day, whatever the edition: importing again
 * replaces, and another day one stands beside. `stamp` is when it is written.
 */
export function courseFeed(dates: CourseDates, stamp: Date): string {
  const { programme, title, language, sender: organiser } = dates.course.programme
  const uid = (name: string) => `${name}.${dates.run.dayOne}@${programme}`
  const marks: Marks = {
    stamp,
    language,
    organiser,
    lessonUid: uid,
    momentUid: (event, moment) => uid(`${event}.${moment}`),
  }
  const feed = openFeed(title, { language })
  addLessons(feed, dates.lessons, marks)
  for (const event of eventsOf(dates)) addEvent(feed, event, marks)
  return calendarText(feed)
}

function eventsOf({ moments, course }: CourseDates): FeedEvent[] {
  const { events } = course.programme
  const byEvent = Map.groupBy(moments, ({ event }) => event)
  return [...byEvent].map(([event, own]) => ({
    event,
    title: own[0]?.title ?? event,
    moments: Object.fromEntries(own.map((told) => [told.moment, told])),
    ...(events[event] && { titles: momentTitles(events[event]) }),
  }))
}

/** What the calendar of a cohort, which people subscribe to, is written from. */
export type CohortFeed = {
  readonly cohort: { readonly slug: string; readonly name: string }
  /** That of the UIDs of the cohort, which are those of invitations. */
  readonly domain: string
  readonly language: Language
  /** DTSTAMP. With the instant of the last change, the feed has the same bytes until the next one. */
  readonly writtenAt: Date
  /** Who answers for the course. */
  readonly organiser: Marks['organiser']
  /** None for people who want events alone. */
  readonly lessons: readonly FeedLesson[]
  /** Cancelled ones too: a calendar that has them learns it from nothing else. */
  readonly events: readonly (FeedEvent & Required<Pick<FeedEvent, 'change'>>)[]
}

/**
 * The calendar of a cohort (RFC 5545, 7986), that calendars come back for: an event keeps its UID whatever becomes of
 * it, and its SEQUENCE rises with each change. Every line is ended by CRLF.
 */
export function cohortFeed(facts: CohortFeed): string {
  const { cohort, domain, language, writtenAt, organiser, lessons, events } = facts
  const uid = (event: string) => invitationUid({ cohort: cohort.slug, event, domain })
  const marks: Marks = {
    stamp: writtenAt,
    language,
    organiser,
    // No event has a hyphen in its name.
    lessonUid: (letter) => uid(`lesson-${letter}`),
    momentUid: (event, moment) => uid(moment === 'start' ? event : `${event}.${moment}`),
  }
  const feed = openFeed(cohort.name, { language, refreshSeconds: REFRESH_SECONDS })
  addLessons(feed, lessons, marks)
  for (const event of events) addEvent(feed, event, marks)
  return calendarText(feed)
}
