import type { Cohort, Track } from './cohort.ts'
import { type EventChange, type EventState, eventStates } from './event-changes.ts'
import { type PlannedLesson, planTrack } from './plan.ts'
import type { PlannedReminder } from './planned-reminder.ts'
import { lettersApart, type Programme, type ProgrammeEvent } from './programme.ts'
import { eventRun } from './redated.ts'
import { comesAt } from './reminder-times.ts'
import { type DatedEvent, planReminders, reminderRules } from './reminders.ts'

/** A run of a programme: its cohort with what was changed of its events, in order. */
export type ChangedRun = {
  programme: Programme
  cohort: Pick<Cohort, 'start' | 'dayOne' | 'zone' | 'calendar' | 'redated'>
  changes: readonly EventChange[]
}

type Dates = Omit<Track, 'id'>

/** The events of a run for a track, as the last change left them: in a rolling cohort each track has its own dates. */
export function trackEvents(
  { programme, cohort, changes }: ChangedRun,
  track: Dates,
): Record<string, EventState> {
  const { dayOne, redated } = cohort.start === 'rolling' ? track : cohort
  const run = eventRun({ rule: cohort.calendar, dayOne, zone: cohort.zone, redated })
  return eventStates(programme, run, { changes, version: changes.at(-1)?.version ?? 0 })
}

/** The reminders of a track that leave as letters, and the names of all that its plan has. */
export type TrackReminders = { leaving: PlannedReminder[]; names: string[] }

/**
 * The reminders of a track. Each is named after the change that gave its moment its date, so that whoever got one about
 * the date before gets this one too. There is no letter about a recording until there is one.
 *
 * With `after`, `leaving` has those that can still leave after that instant: one that speaks of what has been and should
 * have left before leaves then, as when a recording comes late; one about what is to come was missed, or has left.
 */
export function trackReminders(run: ChangedRun, track: Dates, after?: Date): TrackReminders {
  const states = trackEvents(run, track)
  const { lessons } = planTrack(run.programme, run.cohort.calendar, track)
  const named = plan(run.programme, { states, lessons, track }).map((reminder) => {
    return { ...reminder, letter: datedName(reminder, states[reminder.event]) }
  })
  // One that is now a part of a lesson which has left keeps the letter that it had.
  const letters = named.filter(
    ({ foldedInto, dueAt }) => foldedInto === undefined || (after !== undefined && dueAt <= after),
  )
  const leaving = letters.flatMap((reminder) => {
    const state = states[reminder.event]
    const dueAt = state && (after ? leavesAt(reminder, state, { after, zone: track.zone }) : reminder.dueAt)
    return dueAt && reminder.foldedInto === undefined ? [{ ...reminder, dueAt }] : []
  })
  return { leaving, names: letters.map(({ letter }) => letter) }
}

/** The reminders that are a part of a lesson of the track, for those of their audience. */
export function foldedReminders(
  run: ChangedRun,
  { states, lessons, track }: { states: Record<string, EventState>; lessons: PlannedLesson[]; track: Dates },
  letter: string,
): PlannedReminder[] {
  return plan(run.programme, { states, lessons, track }).filter(({ foldedInto }) => foldedInto === letter)
}

type Planning = { states: Record<string, EventState>; lessons: PlannedLesson[]; track: Dates }

function plan(programme: Programme, { states, lessons, track }: Planning): PlannedReminder[] {
  const events = Object.entries(states).flatMap(([name, { facts, moments, cancelled }]): DatedEvent[] =>
    cancelled ? [] : [{ name, event: withTimelyRules(facts), moments }],
  )
  return planReminders({ events, lessons, track, lettersApart: lettersApart(programme) }).reminders
}

function withTimelyRules(event: ProgrammeEvent): ProgrammeEvent {
  const needsRecording = event.kind === 'webinar' && event.replay === undefined
  const reminders = reminderRules(event).filter(({ name }) => !(needsRecording && name === 'replay'))
  return { ...event, reminders }
}

function leavesAt(
  { dueAt, expiresAt, of }: PlannedReminder,
  { moments }: EventState,
  { after, zone }: { after: Date; zone: string },
): Date | undefined {
  if (dueAt > after) return dueAt
  const moment = moments[of]
  const isAfter = moment !== undefined && comesAt(moment, zone) <= dueAt
  return isAfter && after < expiresAt ? after : undefined
}

function datedName({ letter, of }: PlannedReminder, state: EventState | undefined): string {
  const dated = state?.dated[of] ?? 0
  return dated === 0 ? letter : `${letter}.${dated}`
}
