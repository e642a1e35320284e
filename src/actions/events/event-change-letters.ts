import type { Cohort, Track } from '../../domain/cohort.ts'
import { type EventChange, type EventState, isRedated } from '../../domain/event-changes.ts'
import type { Audience } from '../../domain/event-schema.ts'
import type { Programme } from '../../domain/programme.ts'
import { trackReminders } from '../../domain/track-reminders.ts'
import { type AudienceCounts, countAudiences } from '../../store/audiences.ts'
import type { Database } from '../../store/database.ts'
import { begunReminders, comingReminders, listTracks, sendsReminders } from '../../store/event-dispatches.ts'
import { countRegistrations } from '../../store/registrations.ts'
import { isWorthNotice } from './event-notices.ts'

/**
 * One reminder for one zone and hour. `before` is when it would have left and `after` when it will leave; an absent
 * instant means that it does not leave.
 */
export type ReminderChange = {
  reminder: string
  audience: Audience
  zone: string
  people: number
  before?: Date
  after?: Date
}

/** What a change means for the letters about an event. */
export type EventLetters = {
  /** How many people are told of the change, as things stand; undefined when there is nothing to tell. */
  notice: { registered: number; waiting: number } | undefined
  reminders: ReminderChange[]
}

type Change = {
  cohort: Cohort
  programme: Programme
  event: string
  /** All changes, including this one. */
  changes: EventChange[]
  before: EventState
  after: EventState
  now: Date
}

/** Computes which letters about an event a change would add and move, and changes nothing. */
export async function lettersOfChange(db: Database, change: Change): Promise<EventLetters> {
  const key = { cohortId: change.cohort.id, event: change.event }
  const counts = isWorthNotice(change) ? await countRegistrations(db, key) : undefined
  // Those waiting for a place have no link to join yet, so a new link does not concern them.
  const notice = counts && { ...counts, waiting: isRedated(change.before, change.after) ? counts.waiting : 0 }
  return { notice, reminders: await changedReminders(db, change) }
}

async function changedReminders(db: Database, change: Change): Promise<ReminderChange[]> {
  const key = { cohortId: change.cohort.id, event: change.event }
  if (!(await sendsReminders(db, key.cohortId))) return []
  const coming = await comingReminders(db, key)
  const counts = await countAudiences(db, key)
  const lines: ReminderChange[] = []
  for (const track of await listTracks(db, key.cohortId)) {
    const begun = await begunReminders(db, track.id, change.event)
    const was = coming.filter(({ trackId }) => trackId === track.id)
    const becomes = leavingIn(change, track).filter(({ letter }) => !begun.has(letter))
    const people = counts.find(({ trackId }) => trackId === track.id)
    const { zone } = track
    lines.push(...compared(was, becomes).map((line) => ({ ...line, zone, people: peopleOf(people, line) })))
  }
  return lines
}

/** The reminders about the event that can still leave in a track after the change. */
function leavingIn(change: Change, track: Track): Leaving[] {
  return trackReminders(change, track, change.now).leaving.flatMap((planned) => {
    const { letter, event, name: reminder, audience, dueAt } = planned
    return event === change.event ? [{ letter, reminder, audience, dueAt }] : []
  })
}

type Leaving = { letter: string; reminder: string; audience: Audience; dueAt: Date }

function compared(
  was: readonly Leaving[],
  becomes: readonly Leaving[],
): Omit<ReminderChange, 'zone' | 'people'>[] {
  const lines = new Map<string, Omit<ReminderChange, 'zone' | 'people'>>()
  for (const { reminder, audience, dueAt } of was) lines.set(reminder, { reminder, audience, before: dueAt })
  for (const { reminder, audience, dueAt } of becomes)
    lines.set(reminder, { ...lines.get(reminder), reminder, audience, after: dueAt })
  return [...lines.values()]
}

function peopleOf(
  counts: AudienceCounts | undefined,
  { audience }: Pick<ReminderChange, 'audience'>,
): number {
  return counts?.[audience] ?? 0
}
