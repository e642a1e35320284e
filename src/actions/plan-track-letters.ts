import type { Cohort, Track } from '../domain/cohort.ts'
import type { EventChange } from '../domain/event-changes.ts'
import { planTrack } from '../domain/plan.ts'
import type { Programme } from '../domain/programme.ts'
import { trackReminders } from '../domain/track-reminders.ts'
import type { Database } from '../store/database.ts'
import { planDispatches } from '../store/dispatches.ts'
import { listEventChanges } from '../store/event-changes.ts'
import {
  listTracks,
  planReminderDispatches,
  type ReminderDispatch,
  sendsReminders,
  withdrawReminders,
} from '../store/event-dispatches.ts'

type Course = { cohort: Cohort; programme: Programme }

/**
 * Plans the lessons and the reminders of a new track. To be called in the transaction that adds it: a change of an event
 * then waits for it, or is seen by it.
 */
export async function planTrackLetters(
  tx: Database,
  { cohort, programme }: Course,
  track: Track,
): Promise<void> {
  await planDispatches(tx, track.id, planTrack(programme, cohort.calendar, track).lessons)
  if (!(await sendsReminders(tx, cohort.id))) return
  const changes = await listEventChanges(tx, cohort.id)
  await planReminderDispatches(tx, track.id, remindersOf({ cohort, programme, changes }, track))
}

/**
 * Plans the reminders of every track of a cohort anew, after a change of one of its events. What is left of the reminders
 * of `redated`, an event whose dates have changed, is taken back.
 */
export async function replanReminders(
  tx: Database,
  { cohort, programme }: Course,
  { redated, changes, now }: { redated: string | undefined; changes: EventChange[]; now: Date },
): Promise<void> {
  if (!(await sendsReminders(tx, cohort.id))) return
  for (const track of await listTracks(tx, cohort.id)) {
    const reminders = remindersOf({ cohort, programme, changes }, track, now)
    const kept = reminders.map(({ letter }) => letter)
    await withdrawReminders(tx, track.id, { redated, kept, now })
    await planReminderDispatches(tx, track.id, reminders)
  }
}

function remindersOf(
  run: Course & { changes: EventChange[] },
  track: Track,
  after?: Date,
): ReminderDispatch[] {
  return trackReminders(run, track, after).flatMap((planned) => {
    const { letter, event, name: reminder, audience, dueAt, expiresAt, foldedInto } = planned
    return foldedInto === undefined ? [{ letter, event, reminder, audience, dueAt, expiresAt }] : []
  })
}
