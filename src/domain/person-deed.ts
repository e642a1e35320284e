import type { IsoDate } from './calendar-rule.ts'

/** What organisers do about one person, as the journal keeps it; the entry says about whom, and in which cohort. */
export type PersonDeed =
  | { act: 'person-enrolled' }
  | { act: 'person-paused'; until: IsoDate | 'open' }
  | { act: 'person-resumed' }
  | { act: 'person-hours-changed'; before: string; after: string }
  | { act: 'person-moved'; cohort: string }
  | { act: 'person-unenrolled'; scope: 'course' | 'everything' }
  | { act: 'person-back' }
  | { act: 'person-erased' }
  | { act: 'person-exported' }
  | { act: 'person-renamed' }
  | { act: 'address-corrected'; because: 'never-reached' | 'refused' }
  | { act: 'address-change-asked' }
  | { act: 'letter-sent-again'; letter: string }
