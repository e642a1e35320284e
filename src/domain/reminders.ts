import type { Track } from './cohort.ts'
import { defaultReminders } from './default-reminders.ts'
import type { Reminder } from './event-schema.ts'
import type { EventMoments, PlannedLesson } from './plan.ts'
import type { LeftOutReminder, PlannedReminder } from './planned-reminder.ts'
import type { ProgrammeEvent } from './programme.ts'
import { readReminderRule } from './reminder-rule.ts'
import { type AskedReminder, spaceOut } from './reminder-spacing.ts'
import { comesAt, isForThoseKnownLater, staysTrue, timesOf } from './reminder-times.ts'

/** An event with its moments as they stand for a track. */
export type DatedEvent = { name: string; event: ProgrammeEvent; moments: EventMoments }

export type ReminderPlan = { reminders: PlannedReminder[]; leftOut: LeftOutReminder[] }

/** The reminders of an event: those written, even when there are none of them, or else the usual ones of its kind. */
export function reminderRules(event: ProgrammeEvent): Reminder[] {
  return event.reminders ?? defaultReminders(event)
}

/**
 * The reminders of a track, the first to leave first. `events` has those that take place, `lessons` those of the track;
 * `lettersApart` is in minutes.
 *
 * A reminder before its moment expires when the moment comes, or at the end of a whole day on the reader's calendar;
 * one after it expires seven days after it was due. On the day itself, one about what stays true (`staysTrue`) may come
 * after its moment too; one about a start is left out then. `spaceOut` says what happens to letters close to each other.
 */
export function planReminders({
  events,
  lessons,
  track,
  lettersApart,
}: {
  events: readonly DatedEvent[]
  lessons: readonly Pick<PlannedLesson, 'letter' | 'dueAt'>[]
  track: Pick<Track, 'zone'>
  lettersApart: number
}): ReminderPlan {
  const found = events.flatMap((dated) =>
    reminderRules(dated.event).map((rule) => askedReminder(dated, rule, track.zone)),
  )
  const asked = found.flatMap(({ asked = [] }) => asked)
  const reminders = spaceOut(asked, { lessons, lettersApart }).map(planned)
  return { reminders: reminders.toSorted(byDueAt), leftOut: found.flatMap(({ leftOut = [] }) => leftOut) }
}

type Found = { asked?: AskedReminder; leftOut?: LeftOutReminder }

function askedReminder(dated: DatedEvent, rule: Reminder, zone: string): Found {
  const named = { letter: `${dated.name}.${rule.name}`, event: dated.name, name: rule.name }
  const of = rule.of ?? usualMoment(dated)
  const moment = of !== undefined && Object.hasOwn(dated.moments, of) ? dated.moments[of] : undefined
  if (of === undefined || !moment) return { leftOut: { ...named, reason: 'no-such-moment' } }
  const when = readReminderRule(rule.when)
  if (when.by === 'minutes' && moment.wholeDay) return { leftOut: { ...named, reason: 'no-hour' } }
  const times = timesOf(when, { moment, zone, staysTrue: staysTrue(dated.event.kind, of) })
  if (!times) return { leftOut: { ...named, reason: 'over-by-then' } }
  if (isForThoseKnownLater(rule.to) && !isOver(dated, times.dueAt, zone))
    return { leftOut: { ...named, reason: 'not-over-yet' } }
  return { asked: { ...named, of, audience: rule.to, meetsLesson: rule.meets_lesson, ...times } }
}

/** The moment that a reminder of an event is about; undefined where its event has no such reminder or moment. */
export function momentOfReminder(dated: DatedEvent, reminder: string): string | undefined {
  const rule = reminderRules(dated.event).find(({ name }) => name === reminder)
  const of = rule && (rule.of ?? usualMoment(dated))
  return of !== undefined && Object.hasOwn(dated.moments, of) ? of : undefined
}

/** The order of the dates of a release is not kept in the database: its first date is the earliest. */
function usualMoment({ event, moments }: DatedEvent): string | undefined {
  if (event.kind !== 'release') return 'start'
  const inOrder = Object.entries(moments).toSorted(
    ([a, { at }], [b, { at: other }]) => at.getTime() - other.getTime() || (a < b ? -1 : 1),
  )
  return inOrder[0]?.[0]
}

function isOver({ moments: { end } }: DatedEvent, at: Date, zone: string): boolean {
  return end !== undefined && at >= comesAt(end, zone)
}

function planned({ meetsLesson: _, notBefore: __, ...reminder }: AskedReminder): PlannedReminder {
  return reminder
}

function byDueAt(a: PlannedReminder, b: PlannedReminder): number {
  return a.dueAt.getTime() - b.dueAt.getTime() || (a.letter < b.letter ? -1 : 1)
}
