import type { Audience } from '../../domain/event-schema.ts'
import type { LetterMoment } from '../../domain/moment-words.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'

type Moments = Readonly<Record<string, LetterMoment>>

/** An event as a letter about it speaks of it, now. */
export type ToldEvent = {
  readonly kind: ProgrammeEvent['kind']
  readonly title: string
  readonly host?: string | undefined
  /** How long a webinar is. */
  readonly minutes?: number | undefined
  /** Where people take part in a webinar. */
  readonly joinUrl?: string | undefined
  /** Where its recording is. */
  readonly replayUrl?: string | undefined
  /** By their names in letters, such as `start`, `end`, `opens`, `online`. */
  readonly moments: Moments
  /** The moment that a reminder is about: the start, or the earliest, where there is none. */
  readonly of?: LetterMoment | undefined
  /** The title of the milestone that a reminder is about. */
  readonly milestone?: string | undefined
}

/** Addresses of one reader. */
export type EventUrls = {
  /**
   * What the button opens. Its label says so: it is that of `joinUrl`, of `replayUrl`, or else that of a page; the
   * outside sign-up of a mooc is reached by the event's page.
   */
  readonly link: string
  /**
   * The event's page of this reader: registering, unregistering, calendars; for a release, which has none, « Mon cours
   * ».
   */
  readonly page: string
  /** Pages that put a webinar into a calendar, and the file that does. */
  readonly calendars?: {
    readonly google: string
    readonly outlook: string
    readonly office: string
    readonly file: string
  }
  readonly unsubscribe: string
  /** « Mon cours », for those who follow the course. */
  readonly me?: string | undefined
  readonly help: string
}

/** Everything that fills a letter about an event for one person. */
export type EventContext = {
  /** The instant the letter speaks from; the same on every retry. */
  readonly now: Date
  /** The reader's IANA zone. */
  readonly zone: string
  /** The IANA zone of the event: hours are told in it too where a clock there shows another one. */
  readonly home: string
  /** As it was typed: it is left out where it is no name. */
  readonly firstName: string | null
  /** Title of the programme. */
  readonly programme: string
  readonly sender: { readonly name: string; readonly postal: string }
  /** When somebody asked for it, and until when the link works: for `register` alone, which needs both. */
  readonly askedAt?: Date | undefined
  readonly expiresAt?: Date | undefined
  readonly event: ToldEvent
  /** For `moved`: the moments as this reader was last told. */
  readonly before?: Moments | undefined
  /** Where this reader stands: for `unregistered`, what was given up. */
  readonly standing?: 'registered' | 'waiting' | undefined
  /** Whom the reminder is for. */
  readonly audience?: Audience | undefined
  readonly urls: EventUrls
}
