import type { Reminder } from '../../domain/event-schema.ts'
import type { ProgrammeEvent } from '../../domain/programme.ts'
import { offsetOf, readReminderRule } from '../../domain/reminder-rule.ts'
import { staysTrue } from '../../domain/reminder-times.ts'
import { eventNoteKind, type ReminderKind } from './event-note-kind.ts'

/** The words of a rule of an event, by its name, its audience, and whether it leaves once its moment has been. */
export function kindOfRule(event: ProgrammeEvent, { name, when, of = 'start', to }: Reminder): ReminderKind {
  const offset = offsetOf(readReminderRule(when))
  const isAfter = offset > 0 || (offset === 0 && staysTrue(event.kind, of))
  return eventNoteKind({ eventKind: event.kind, reminder: name, audience: to, isAfter })
}
