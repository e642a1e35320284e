import type { FieldChange } from '../domain/field-change.ts'
import type { Finding } from '../domain/finding.ts'
import type { Invariant } from '../domain/invariant.ts'
import type { Warning } from '../domain/warning.ts'
import type { Language } from '../language/catalogues.ts'

/**
 * What a letter that is no lesson is for: a reminder, the answer to somebody who registered or withdrew, the notice of a
 * change, or what an organiser wrote (`one-off`, about no event). `kind` is the name of its reminder or of its built-in
 * text, such as `registered` or `cancelled`.
 */
export type AboutEvent = {
  event: string
  kind: string
  purpose: 'reminder' | 'answer' | 'notice' | 'one-off'
}

/** One letter that left during a rehearsal. */
export type RehearsedLetter = {
  /** The virtual instant at which it left, ISO 8601 in UTC. */
  at: string
  /** The same instant on the reader's clock, ISO 8601 with its offset. */
  localAt: string
  /** The reader's IANA zone. */
  zone: string
  letter: string
  /** The day of a lesson; 0 for any other letter. */
  day: number
  about?: AboutEvent
  to: string
  subject: string
  /** The file with the exact bytes, relative to the report's folder: `mail/0001-jour-01-ana@example.org.eml`. */
  file: string
}

/** How letters ended. */
export type LetterCounts = {
  submitted: number
  /** Counts by reason, such as `expired`. */
  skipped: Record<string, number>
  /** Counts of every other state that a delivery ended in. */
  others: Record<string, number>
}

/** The counts are for lessons. `aboutEvents` counts the other letters. */
export type RehearsalAudit = LetterCounts & {
  /** The number of lessons that the calendar and the enrolments ask for. */
  expected: number
  aboutEvents: LetterCounts
  invariants: Invariant[]
  /** Letters that came close to one another and could not be kept apart, at most a hundred. */
  closeTogether: Finding[]
}

/** One change that was made to an event. */
export type RehearsedChange = { at: string; day: number; event: string; title: string } & (
  | { did: 'move'; moment: string; was: RehearsedMoment; to: RehearsedMoment }
  | { did: 'cancel' }
)

export type RehearsedMoment = { at: string; wholeDay: boolean }

/** What somebody did about an event, and its outcome: an outcome of registering, `left`, or `none`. */
export type RehearsedRegistration = { at: string; to: string; event: string; outcome: string }

/** Somebody who joined late, or was sent on to the next cohort, and how many lessons were still to come for them. */
export type RehearsedComing = { at: string; to: string; joined: boolean; lessons: number }

/** A break, up to and with the ISO date `until`, or ended at `backAt`. */
export type RehearsedBreak = { at: string; to: string; until: string; backAt?: string }

/** A day that the calendar left out for a track, and why. */
export type LeftOut = { day: number; date: string; letter: string; reason: string }

/** A moment of an event as it stands in the end. `cancelled` if it was still to come when the event was cancelled. */
export type RehearsalEvent = {
  name: string
  title: string
  moment: string
  at: string
  wholeDay: boolean
  cancelled?: true
}

/** A change of the calendar of the cohort or of its edition, on a day of the course. */
export type RehearsedCalendar = {
  at: string
  day: number
  changes: FieldChange[]
  /** The ISO dates that lessons had until then. */
  dropped: string[]
  /** How many lessons more, or less, it makes for all people together. */
  lessons: number
}

/** A warning of `check`: where, in English words, and as a code if it has one. */
export type ReportedWarning = { file: string; line: number; what: string; warning?: Warning }

/** What a rehearsal comes to. `report.json` has the same, with its findings in English: see `writtenReport`. */
export type RehearsalReport = {
  programme: string
  title: string
  language: Language
  edition: string
  from: string
  zone: string
  hour: string
  people: number
  /** How often MJML was compiled. */
  compilations: number
  letters: RehearsedLetter[]
  leftOut: LeftOut[]
  events: RehearsalEvent[]
  changes: RehearsedChange[]
  /** What was changed of the calendar. */
  calendar: RehearsedCalendar[]
  registrations: RehearsedRegistration[]
  comings: RehearsedComing[]
  breaks: RehearsedBreak[]
  warnings: ReportedWarning[]
  audit: RehearsalAudit
}
