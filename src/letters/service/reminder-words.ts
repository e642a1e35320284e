import { usualReminder } from '../../domain/default-reminders.ts'
import type { Audience, Reminder } from '../../domain/event-schema.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import { offsetOf, readReminderRule } from '../../domain/reminder-rule.ts'
import { staysTrue } from '../../domain/reminder-times.ts'

/** A rule of a reminder, as far as its words go. `isAfter` is true where it leaves once its moment has been. */
export type ToldReminder = {
  readonly eventKind: ProgrammeEvent['kind']
  /** The name of the rule, such as `day-before`. */
  readonly reminder: string
  readonly audience: Audience
  readonly isAfter: boolean
}

/**
 * The letter of the service that has the words of a reminder: that of its name where it is for the same people at the
 * same side of its moment as the usual reminder of that name, or else the general one. All dates of a release have one.
 */
export function reminderWords({ eventKind, reminder, audience, isAfter }: ToldReminder): string {
  if (eventKind === 'release') return 'out'
  const usual = usualReminder(eventKind, reminder)
  // Words about a MOOC say by themselves what has been and what has not.
  const fits =
    usual && isFor(usual, audience) && (eventKind === 'mooc' || isAfterOf(eventKind, usual) === isAfter)
  if (fits) return usual.words
  return isAfter ? 'after' : 'before'
}

/** The words of a rule of an event, by its name, its audience, and whether it leaves once its moment has been. */
export function wordsOfRule(event: ProgrammeEvent, rule: Reminder): string {
  const { name: reminder, to: audience } = rule
  return reminderWords({ eventKind: event.kind, reminder, audience, isAfter: isAfterOf(event.kind, rule) })
}

/** Who was there, and who was not, is of those registered. */
function isFor({ to }: Reminder, audience: Audience): boolean {
  return audience === to || (to === 'registered' && (audience === 'attended' || audience === 'absent'))
}

function isAfterOf(kind: ProgrammeEvent['kind'], { when, of = 'start' }: Reminder): boolean {
  const offset = offsetOf(readReminderRule(when))
  return offset > 0 || (offset === 0 && staysTrue(kind, of))
}
