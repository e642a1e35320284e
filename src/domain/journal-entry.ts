import type { CalendarWarning } from './calendar-warning.ts'
import type { FieldChange } from './field-change.ts'
import type { Role } from './rights.ts'

/** Who does something: an organiser on a page, or the user of the system who gives a command. */
export type Author = { name: string; organiserId?: number }

/** A cohort as it went live: what was checked then stays to be read. */
export type CohortScheduled = {
  act: 'cohort-scheduled'
  cohort: string
  /** ISO date and wall-clock hour, in `zone`. */
  dayOne: string
  at: string
  zone: string
  edition: string
  lessons: number
  people: number
  warnings: readonly CalendarWarning[]
}

/**
 * What was done, and the facts that its words need, as the journal keeps them. Facts name no person: what does is
 * `personal`, and is taken out when the person is erased.
 */
export type Deed =
  | { act: 'organiser-invited'; organiser: string; role: Role }
  | { act: 'organiser-joined'; organiser: string; role: Role }
  | { act: 'organiser-changed'; organiser: string; before: Role; after: Role }
  | { act: 'organiser-removed'; organiser: string }
  | { act: 'signed-out-everywhere' }
  | { act: 'draft-begun'; cohort: string; programme: string }
  | { act: 'draft-dropped'; cohort: string }
  | { act: 'cohort-changed'; cohort: string; changes: readonly FieldChange[] }
  | CohortScheduled
  | { act: 'cohort-cancelled'; cohort: string; dispatches: number }

export type JournalEntry = {
  by: Author
  at: Date
  deed: Deed
  cohortId?: number | undefined
  subscriberId?: number | undefined
  /** Addresses and names of readers, under the names that the words of the act have for them. */
  personal?: Readonly<Record<string, string>> | undefined
}
