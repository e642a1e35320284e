import type { Cohort, Track } from '../../domain/cohort.ts'
import type { EventChange } from '../../domain/event-changes.ts'
import { planTrack } from '../../domain/plan.ts'
import type { PlannedReminder } from '../../domain/planned-reminder.ts'
import type { Programme } from '../../domain/programme.ts'
import { trackReminders } from '../../domain/track-reminders.ts'
import type { Database } from '../../store/database.ts'
import { planDispatches } from '../../store/dispatches.ts'
import { isDraft } from '../../store/drafts.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import {
  listTracks,
  planReminderDispatches,
  type ReminderDispatch,
  sendsReminders,
  withdrawReminders,
} from '../../store/event-dispatches.ts'
import { copyComingNotices } from '../../store/event-notices.ts'
import { planOneOffsIn } from '../one-offs/plan-in-tracks.ts'

type Course = { cohort: Cohort; programme: Programme }

/**
 * Plans the lessons and reminders of a new track, and copies the pending notices and one-off letters of other tracks to
 * it. Call it in the transaction that adds the track, so that a concurrent change of an event either waits for this
 * transaction or is visible to it. The tracks of a draft have no letters before it is scheduled.
 */
export async function planTrackLetters(
  tx: Database,
  { cohort, programme }: Course,
  track: Track,
): Promise<void> {
  if (await isDraft(tx, cohort.id)) return
  await planDispatches(tx, track.id, planTrack(programme, cohort.calendar, track).lessons)
  await copyComingNotices(tx, { cohortId: cohort.id, trackId: track.id })
  await planOneOffsIn(tx, { cohortId: cohort.id, tracks: [track] })
  if (!(await sendsReminders(tx, cohort.id))) return
  const changes = await listEventChanges(tx, cohort.id)
  const { leaving } = trackReminders({ cohort, programme, changes }, track)
  await planReminderDispatches(
    tx,
    leaving.map((reminder) => dispatchOf(reminder, track)),
  )
}

/**
 * Replans the reminders of every track of a cohort after one of its events has changed. Reminders for a date that no
 * longer holds are withdrawn, including the unsent rest of a reminder that has begun to leave.
 */
export async function replanReminders(
  tx: Database,
  { cohort, programme }: Course,
  { changes, now }: { changes: readonly EventChange[]; now: Date },
): Promise<void> {
  if (!(await sendsReminders(tx, cohort.id))) return
  const plans = (await listTracks(tx, cohort.id)).map((track) => {
    const { leaving, names } = trackReminders({ cohort, programme, changes }, track, now)
    return { trackId: track.id, kept: names, leaving: leaving.map((reminder) => dispatchOf(reminder, track)) }
  })
  await withdrawReminders(
    tx,
    plans.map(({ trackId, kept }) => ({ trackId, kept })),
    now,
  )
  await planReminderDispatches(
    tx,
    plans.flatMap(({ leaving }) => leaving),
  )
}

function dispatchOf(
  planned: PlannedReminder,
  { id: trackId }: Track,
): ReminderDispatch & { trackId: number } {
  const { letter, event, name: reminder, audience, dueAt, expiresAt } = planned
  return { trackId, letter, event, reminder, audience, dueAt, expiresAt }
}
