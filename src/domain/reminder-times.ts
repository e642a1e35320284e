import type { Audience } from './event-schema.ts'
import { endOfLocalDay } from './local-time.ts'
import type { LetterMoment } from './moment-words.ts'
import { offsetOf, type ReminderRule, ruleInstant } from './reminder-rule.ts'

/** When a reminder is due, until when it is true, and from when on if it speaks of what has been. */
export type ReminderTimes = { dueAt: Date; expiresAt: Date; notBefore: Date | undefined }

const DAYS_AFTER = 7 * 24 * 60 * 60_000

/** The times of a rule for readers in `zone`; undefined where it would leave when it is not true any more. */
export function timesOf(
  rule: ReminderRule,
  about: { moment: LetterMoment; zone: string; staysTrue: boolean },
): ReminderTimes | undefined {
  const dueAt = ruleInstant(rule, about.moment, about.zone)
  const comes = comesAt(about.moment, about.zone)
  if (dueAt < comes) return { dueAt, expiresAt: comes, notBefore: undefined }
  const isAfter = offsetOf(rule) > 0 || (offsetOf(rule) === 0 && about.staysTrue)
  return isAfter ? { dueAt, expiresAt: new Date(dueAt.getTime() + DAYS_AFTER), notBefore: comes } : undefined
}

/** The instant from which on a moment has been: the end of a whole day on the calendar of readers in `zone`. */
export function comesAt(moment: LetterMoment, zone: string): Date {
  return moment.wholeDay ? endOfLocalDay(moment.date, zone) : moment.at
}

/**
 * Whether a reminder of the day itself may leave after its moment: what is open or out stays so for the day, and the
 * end of a webinar is told to thank people. A start, the end of a session or a milestone is missed by then.
 */
export function staysTrue(kind: 'webinar' | 'mooc' | 'release', moment: string): boolean {
  switch (kind) {
    case 'webinar':
      return moment === 'end'
    case 'mooc':
      return moment === 'opens'
    case 'release':
      return true
  }
}

/** Whether nobody can be told to be of an audience before the event has ended. */
export function isForThoseKnownLater(audience: Audience): boolean {
  return audience === 'attended' || audience === 'absent'
}
