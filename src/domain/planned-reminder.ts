import type { Audience } from './event-schema.ts'

/** One reminder for one track. `letter` is `<event>.<name>`; `of` is the moment that it is about. */
export type PlannedReminder = {
  letter: string
  event: string
  name: string
  of: string
  audience: Audience
  dueAt: Date
  /** From here on it is not true any more, in a lesson neither. */
  expiresAt: Date
  /** The lesson that it is a part of, and leaves with, instead of a letter of its own. */
  foldedInto?: string
}

/**
 * A reminder that cannot be true for a track. `over-by-then`: it would leave when its moment has come; `no-hour`: it
 * counts hours from a whole day; `not-over-yet`: it is for those who were there, or were not, before the end;
 * `no-such-moment`: the event has no moment of that name.
 */
export type LeftOutReminder = {
  letter: string
  event: string
  name: string
  reason: 'over-by-then' | 'no-hour' | 'not-over-yet' | 'no-such-moment'
}
