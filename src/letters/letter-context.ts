import { mapValues } from '../domain/map-values.ts'
import { hasPassed, type LetterMoment, type Reader } from '../domain/moment-words.ts'
import type { Programme } from '../domain/programme.ts'
import { writtenMoments } from '../domain/written-moments.ts'
import type { Language } from '../language/catalogues.ts'
import { READER } from './liquid-engines.ts'
import { personText } from './person-text.ts'

/** An event as letters see it: its title, its moments by name (`start`, `end`, `opens`, `online`…), whether it is off. */
export type LetterEvent = {
  readonly title: string
  readonly moments: Readonly<Record<string, LetterMoment>>
  readonly cancelled: boolean
}

/** A reminder that became a part of a lesson: plain words, already filled for this reader, and one address. */
export type LetterBanner = { readonly text: string; readonly url: string; readonly label: string }

/** Everything that fills the placeholders of one letter to one person; see docs/letters.md. */
export type LetterContext = {
  /** The instant the letter leaves; the same on every retry, so that the bytes are the same. */
  readonly now: Date
  /** The reader's IANA zone. */
  readonly zone: string
  /** The IANA zone of the cohort, in which its events take place. */
  readonly home: string
  readonly day: number
  /** The date on which the letter leaves, a whole day in the zone of the track. */
  readonly date: LetterMoment
  /** Absent in the last lesson. */
  readonly next?: { readonly day: number; readonly date: LetterMoment }
  readonly events: Readonly<Record<string, LetterEvent>>
  readonly cohort: { readonly name: string }
  readonly subscriber: { readonly firstName: string }
  readonly unsubscribeUrl: string
  /** The reader's page of this course. */
  readonly meUrl: string
  /** Where the pages of events are, without a slash at the end: `<meUrl>/events` when it is left out. */
  readonly eventsUrl?: string
  /** This very letter on the web. */
  readonly readUrl: string
  readonly helpUrl: string
  /** What stands above the letter; hardly ever anything. A reader's web copy leaves it out. */
  readonly banners?: readonly LetterBanner[]
}

/** What fills any letter of a course; a lesson has its day beside. */
export type CourseContext = Omit<LetterContext, 'day' | 'date' | 'next' | 'banners' | 'subscriber'>

/** The moments that letters may name for an event, by its kind. */
export function momentNames(event: Programme['events'][string]): readonly string[] {
  const written = Object.keys(writtenMoments(event))
  return event.kind === 'webinar' ? [...written, 'end'] : written
}

/** The events that have a page for each reader, to register or to go on to the sign-up: a release has none. */
export function pagesOf({ events }: Programme): string[] {
  return Object.keys(events).filter((name) => events[name]?.kind !== 'release')
}

/** The number of the last day on which the programme has a lesson. */
export function daysOf(programme: Programme): number {
  return Math.max(...programme.lessons.map((lesson) => lesson.day))
}

/** The part of the scope that is the same for every reader of a programme. */
export type FixedScope = {
  readonly language: Language
  readonly values: object
  /** The names of the events that have a page. */
  readonly pages: ReadonlySet<string>
}

/** Reads once what `liquidScope` needs of a programme. */
export function fixedScope(programme: Programme): FixedScope {
  return {
    language: programme.language,
    values: {
      days: daysOf(programme),
      programme: { title: programme.title },
      links: mapValues(programme.links, (link) => link.url),
    },
    pages: new Set(pagesOf(programme)),
  }
}

/** The scope that Liquid reads: the names of docs/letters.md, with `passed` on each moment. */
export function liquidScope(fixed: FixedScope, context: LetterContext): object {
  const { now, next } = context
  return {
    ...courseScope(fixed, context),
    day: context.day,
    date: told(context.date, now),
    ...(next === undefined ? {} : { next: { day: next.day, date: told(next.date, now) } }),
    subscriber: { first_name: personText(context.subscriber.firstName) },
  }
}

/** The part of it that speaks of no day and of nobody. */
export function courseScope(fixed: FixedScope, context: CourseContext): object {
  const { now, zone, home, eventsUrl = `${context.meUrl}/events` } = context
  const reader: Reader = { now, zone, home, language: fixed.language }
  return {
    ...fixed.values,
    [READER]: reader,
    cohort: { name: personText(context.cohort.name) },
    events: mapValues(context.events, (event, name) => ({
      ...mapValues(event.moments, (moment) => told(moment, now)),
      ...(fixed.pages.has(name) ? { page_url: `${eventsUrl}/${name}` } : {}),
      title: event.title,
      cancelled: event.cancelled,
    })),
    unsubscribe_url: context.unsubscribeUrl,
    me_url: context.meUrl,
    read_url: context.readUrl,
    help_url: context.helpUrl,
  }
}

function told(moment: LetterMoment, now: Date): LetterMoment & { readonly passed: boolean } {
  return { at: moment.at, wholeDay: moment.wholeDay, date: moment.date, passed: hasPassed(moment, now) }
}
