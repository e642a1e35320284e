import type { CalendarRule, IsoDate, WallTime } from './calendar-rule.ts'
import type { LateRule } from './late-rules.ts'
import type { Redated } from './redated.ts'

/** One run of an edition. For a rolling cohort `dayOne` is the first date on which anyone may begin. */
export type Cohort = {
  readonly id: number
  readonly slug: string
  readonly name: string
  readonly editionHash: string
  /** `draft`: being filled in, and nothing of it leaves. */
  readonly state: 'draft' | 'running' | 'cancelled'
  readonly start: 'fixed' | 'rolling'
  readonly dayOne: IsoDate
  readonly zone: string
  readonly at: WallTime
  readonly calendar: CalendarRule
  /**
   * Null while no change of its calendar has moved a lesson. Always null for a rolling cohort: its tracks have their
   * own.
   */
  readonly redated: Redated | null
  readonly lateJoiners: LateRule
  /** Whether people may sign up for it by themselves, on the programme's page. */
  readonly signUp: 'open' | 'closed'
  /** How many readers it takes by sign-up at most; null for as many as come. */
  readonly capacity: number | null
  /** Whether anyone may read its letters, on its own page. */
  readonly archive: 'open' | 'closed'
  /** The domain in the UIDs of its calendar entries; null while none has been told to anybody. */
  readonly uidDomain: string | null
}

/** The enrolments of a cohort for which the same letter falls due at the same instant. */
export type Track = {
  readonly id: number
  readonly dayOne: IsoDate
  readonly zone: string
  readonly at: WallTime
  /** Null while no change of the calendar of its cohort has moved a lesson of it. */
  readonly redated: Redated | null
}
