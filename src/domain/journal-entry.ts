import type { Language } from '../language/catalogues.ts'
import type { AlertKind } from './alert.ts'
import type { IsoDate } from './calendar-rule.ts'
import type { CalendarWarning } from './calendar-warning.ts'
import type { EventLinks } from './event-changes.ts'
import type { FieldChange } from './field-change.ts'
import type { ListName } from './list-name.ts'
import type { PersonDeed } from './person-deed.ts'
import type { Retained } from './retention.ts'
import type { Role } from './rights.ts'
import type { Decision, WaitingState } from './waiting-letter.ts'

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
/** A date of an event as it was or is: an instant in ISO 8601, or a date where it is a whole day. */
export type JournalMoment = { at: string } | { date: IsoDate }

/**
 * What was done, and the facts that its words need, as the journal keeps them. Facts name no person: what does is
 * `personal`, and is taken out when the person is erased.
 */
export type Deed =
  | PersonDeed
  | { act: 'organiser-invited'; organiser: string; role: Role }
  | { act: 'organiser-joined'; organiser: string; role: Role }
  | { act: 'organiser-changed'; organiser: string; before: Role; after: Role }
  | { act: 'organiser-removed'; organiser: string }
  | { act: 'letter-tested'; cohort: string; letter: string; addresses: number }
  | { act: 'letter-resent'; cohort: string; letter: string; people: number }
  | { act: 'resend-called-back'; cohort: string; letter: string; people: number }
  /** `readers` and `leavesAt` as commands write them; null for at once. */
  | {
      act: 'letter-scheduled'
      cohort: string
      subject: string
      readers: string
      people: number
      leavesAt: string | null
    }
  | { act: 'letter-called-back'; cohort: string; subject: string }
  | { act: 'letter-paused'; cohort: string; subject: string }
  | { act: 'letter-resumed'; cohort: string; subject: string }
  | { act: 'invitation-withdrawn'; organiser: string }
  | { act: 'export-allowed'; organiser: string }
  | { act: 'export-ended'; organiser: string }
  | { act: 'link-printed'; organiser: string }
  | { act: 'account-renamed'; before: string; after: string }
  | { act: 'language-chosen'; language: Language | null }
  | { act: 'brand-set'; programme: string | null; before: string; after: string }
  | { act: 'passkey-added'; passkey: string }
  | { act: 'passkey-removed'; passkey: string }
  | { act: 'session-ended'; browser: string }
  | { act: 'signed-out-everywhere' }
  | { act: 'draft-begun'; cohort: string; programme: string }
  | { act: 'draft-dropped'; cohort: string }
  | { act: 'cohort-changed'; cohort: string; changes: readonly FieldChange[] }
  /** `letters`: how many have other words. `before` and `after` are the hashes of editions. */
  /** `copies`: on the web, of what had left; kept where it is left out. */
  | {
      act: 'cohort-corrected'
      cohort: string
      letters: number
      before: string
      after: string
      copies?: 'kept' | 'corrected'
    }
  | {
      act: 'cohort-restructured'
      cohort: string
      inserted: number
      dropped: number
      before: string
      after: string
      copies?: 'kept' | 'corrected'
    }
  /** `files`: how many were published. `before` and `after` are the hashes of the editions that they make. */
  | {
      act: 'programme-published'
      programme: string
      files: number
      message: string
      before: string
      after: string
    }
  | CohortScheduled
  | { act: 'cohort-cancelled'; cohort: string; dispatches: number }
  /** `told`: how many people get a letter about it. Moments are in the zone of their cohort. */
  | {
      act: 'event-moved'
      event: string
      before: JournalMoment
      after: JournalMoment
      zone: string
      told: number
    }
  | { act: 'event-cancelled'; event: string; told: number }
  | { act: 'event-linked'; event: string; before: EventLinks; after: EventLinks; told: number }
  | { act: 'event-attended'; event: string; attended: number; absent: number }
  | { act: 'people-moved'; cohort: string; to: string; people: number }
  | { act: 'people-moved-back'; cohort: string; to: string; people: number }
  | { act: 'people-enrolled'; enrolled: number; already: number; erased: number }
  | { act: 'import-started'; file: string; people: number }
  | { act: 'list-imported'; file: string; enrolled: number; already: number; erased: number }
  | { act: 'import-stopped'; file: string; people: number; enrolled: number }
  | { act: 'import-undone'; file: string; people: number; staying: number }
  | { act: 'list-exported'; list: ListName; format: 'csv' | 'xlsx'; rows: number }
  | { act: 'cohort-paused'; cohort: string; reason: string }
  | { act: 'cohort-resumed'; cohort: string }
  | { act: 'domain-resumed'; cohort: string; domain: string }
  | { act: 'letters-decided'; cohort: string; state: WaitingState; decision: Decision; n: number }
  | { act: 'suppression-added' }
  | { act: 'suppression-lifted' }
  | { act: 'suppression-returned'; kind: 'hard' | 'complaint' }
  | { act: 'data-purged'; kind: Retained; n: number }
  | { act: 'forms-given-up'; n: number }
  | { act: 'alerts-chosen'; kinds: readonly AlertKind[]; summaryAt: string | null }
  | { act: 'webhook-changed'; host: string | null }
  | { act: 'ceilings-changed'; perDomain: number; inAll: number }
  | { act: 'relay-tested' }

export type JournalEntry = {
  by: Author
  at: Date
  deed: Deed
  cohortId?: number | undefined
  subscriberId?: number | undefined
  /** Addresses and names of readers, under the names that the words of the act have for them. */
  personal?: Readonly<Record<string, string>> | undefined
}
