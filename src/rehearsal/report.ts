import type { Invariant } from '../domain/invariant.ts'

/** One letter that left during a rehearsal. */
export type RehearsedLetter = {
  /** The virtual instant at which it left, ISO 8601 in UTC. */
  at: string
  /** The same instant as the reader's clock shows it, ISO 8601 with its offset. */
  localAt: string
  /** The reader's IANA zone. */
  zone: string
  letter: string
  day: number
  to: string
  subject: string
  /** The exact bytes, relative to the report's folder: `mail/0001-jour-01-ana@example.org.eml`. */
  file: string
}

export type RehearsalAudit = {
  /** Letters that the calendar and the enrolments ask for. */
  expected: number
  submitted: number
  /** Counts by reason, such as `expired`. */
  skipped: Record<string, number>
  /** Counts of every other state that a delivery ended in. */
  others: Record<string, number>
  invariants: Invariant[]
}

/** A day that the calendar left out for a track, and why. */
export type LeftOut = { day: number; date: string; letter: string; reason: string }

export type RehearsalEvent = { name: string; title: string; moment: string; at: string; wholeDay: boolean }

/** What `report.json` holds. */
export type RehearsalReport = {
  programme: string
  title: string
  language: 'fr' | 'en'
  edition: string
  from: string
  zone: string
  hour: string
  people: number
  /** How many times MJML was compiled. */
  compilations: number
  letters: RehearsedLetter[]
  leftOut: LeftOut[]
  events: RehearsalEvent[]
  warnings: string[]
  audit: RehearsalAudit
}
