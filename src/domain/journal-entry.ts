import type { IsoDate } from './calendar-rule.ts'
import type { EventLinks } from './event-changes.ts'
import type { Role } from './rights.ts'

/** Who does something: an organiser on a page, or the user of the system who gives a command. */
export type Author = { name: string; organiserId?: number }

/** A date of an event as it was or is: an instant in ISO 8601, or a date where it is a whole day. */
export type JournalMoment = { at: string } | { date: IsoDate }

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

export type JournalEntry = {
  by: Author
  at: Date
  deed: Deed
  cohortId?: number | undefined
  subscriberId?: number | undefined
  /** Addresses and names of readers, under the names that the words of the act have for them. */
  personal?: Readonly<Record<string, string>> | undefined
}
