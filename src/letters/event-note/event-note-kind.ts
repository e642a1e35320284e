import type { Audience } from '../../domain/event-schema.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'

/** Letters about what a reader asked for, or what became of it. */
export type AnswerKind = 'register' | 'registered' | 'waiting' | 'unregistered' | 'moved' | 'cancelled'

export type WebinarReminder = 'day-before' | 'invite' | 'hour-before' | 'replay'

export type MoocReminder =
  | 'opens'
  | 'first-day'
  | 'start-invite'
  | 'week-before-end'
  | 'last-call'
  | 'milestone'

/** Reminders that any event may have: of a release, and of rules with names of their own. */
export type CommonReminder = 'out' | 'before' | 'after'

export type ReminderKind = WebinarReminder | MoocReminder | CommonReminder

/** Letters that the service writes about an event; the words of each are in `words/`. */
export type EventNoteKind = AnswerKind | ReminderKind

/** A rule of a reminder, as far as its words go. `isAfter` is true where it leaves once its moment has been. */
export type NotedReminder = {
  readonly eventKind: ProgrammeEvent['kind']
  /** The name of the rule, such as `day-before`. */
  readonly reminder: string
  readonly audience: Audience
  readonly isAfter: boolean
}

type Use = { readonly to: readonly Audience[]; readonly isAfter?: boolean }

/** Whom the words of a name are written for; a rule that has the name and is for others gets the general ones. */
const WEBINAR: Readonly<Record<WebinarReminder, Use>> = {
  'day-before': { to: ['registered'], isAfter: false },
  invite: { to: ['not-registered'], isAfter: false },
  'hour-before': { to: ['registered'], isAfter: false },
  replay: { to: ['registered', 'attended', 'absent'], isAfter: true },
}

/** All of them say by themselves what has been and what has not. */
const MOOC: Readonly<Record<MoocReminder, Use>> = {
  opens: { to: ['not-registered'] },
  'first-day': { to: ['registered'] },
  'start-invite': { to: ['not-registered'] },
  'week-before-end': { to: ['registered'] },
  'last-call': { to: ['not-registered'] },
  milestone: { to: ['registered'] },
}

/** The words of a reminder: those of its name where they fit its event and audience, or else the general ones. */
export function eventNoteKind({ eventKind, reminder, audience, isAfter }: NotedReminder): ReminderKind {
  const general = isAfter ? 'after' : 'before'
  const fits = (use: Use) => use.to.includes(audience) && (use.isAfter ?? isAfter) === isAfter
  switch (eventKind) {
    case 'webinar':
      return isKeyOf(WEBINAR, reminder) && fits(WEBINAR[reminder]) ? reminder : general
    case 'mooc': {
      const name = /^milestone-\d+$/.test(reminder) ? 'milestone' : reminder
      return isKeyOf(MOOC, name) && fits(MOOC[name]) ? name : general
    }
    case 'release':
      return 'out'
  }
}

function isKeyOf<K extends string>(record: Readonly<Record<K, Use>>, name: string): name is K {
  return Object.hasOwn(record, name)
}
