import type { Cohort, Track } from './cohort.ts'
import { type EventChange, type EventState, eventStates } from './event-changes.ts'
import { type PlannedLesson, planTrack } from './plan.ts'
import type { PlannedReminder } from './planned-reminder.ts'
import { lettersApart, type Programme, type ProgrammeEvent } from './programme.ts'
import { comesAt } from './reminder-times.ts'
import { type DatedEvent, planReminders, reminderRules } from './reminders.ts'

/** A run of a programme: its cohort with what was changed of its events, in order. */
export type ChangedRun = {
  programme: Programme
  cohort: Pick<Cohort, 'start' | 'dayOne' | 'zone' | 'calendar'>
  changes: readonly EventChange[]
}

type Dates = Omit<Track, 'id'>

/** The events of a run for a track, as the last change left them: in a rolling cohort each track has its own dates. */
export function trackEvents(
  { programme, cohort, changes }: ChangedRun,
  track: Dates,
): Record<string, EventState> {
  const dayOne = cohort.start === 'rolling' ? track.dayOne : cohort.dayOne
  const run = { rule: cohort.calendar, dayOne, zone: cohort.zone }
  return eventStates(programme, run, { changes, version: changes.at(-1)?.version ?? 0 })
}

/**
 * The reminders of a track. Each is named after the change that gave its event its dates, so that whoever got one about
 * the dates before gets this one too. There is no letter about a recording until there is one.
 *
 * With `after`, those that can still leave after that instant: one that speaks of what has been and should have left
 * before leaves then, as when a recording comes late; one about what is to come was missed.
 */
export function trackReminders(run: ChangedRun, track: Dates, after?: Date): PlannedReminder[] {
  const states = trackEvents(run, track)
  const { lessons } = planTrack(run.programme, run.cohort.calendar, track)
  return plan(run.programme, { states, lessons, track }).flatMap((reminder) => {
    const state = states[reminder.event]
    const dueAt = state && (after ? leavesAt(reminder, state, { after, zone: track.zone }) : reminder.dueAt)
    return state && dueAt ? [{ ...reminder, letter: datedName(reminder.letter, state), dueAt }] : []
  })
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

function datedName(letter: string, { dated }: EventState): string {
  return dated === 0 ? letter : `${letter}.${dated}`
}
