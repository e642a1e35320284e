import { isForThoseKnownLater } from '../../domain/reminder-times.ts'
import { goneFollowUps } from '../../store/attendance.ts'
import type { Database } from '../../store/database.ts'
import { type ComingReminder, comingReminders, listTracks } from '../../store/event-dispatches.ts'
import type { EventKey } from '../../store/registrations.ts'

/** A letter that follows an event, one for each zone and instant. */
export type FollowUp = Pick<ComingReminder, 'reminder' | 'audience' | 'dueAt'> & {
  zone: string
  isGone: boolean
}

/**
 * Lists the letters to attendees and absentees, and those to everybody registered that are due after the start. A
 * letter that has gone does not reach people recorded after it.
 */
export async function followUps(db: Database, key: EventKey, startsAt: Date): Promise<FollowUp[]> {
  const gone = await goneFollowUps(db, key)
  const coming = (await comingReminders(db, key)).filter((reminder) => isFollowUp(reminder, startsAt))
  const zones = new Map((await listTracks(db, key.cohortId)).map(({ id, zone }) => [id, zone]))
  const lines = new Map<string, FollowUp>()
  for (const [found, isGone] of [
    [gone, true],
    [coming, false],
  ] as const)
    for (const { trackId, reminder, audience, dueAt } of found) {
      const zone = zones.get(trackId) ?? ''
      lines.set(`${reminder} ${zone} ${dueAt.getTime()} ${isGone}`, {
        reminder,
        audience,
        dueAt,
        zone,
        isGone,
      })
    }
  return [...lines.values()]
}

function isFollowUp({ audience, dueAt }: ComingReminder, startsAt: Date): boolean {
  return isForThoseKnownLater(audience) || (audience === 'registered' && dueAt > startsAt)
}
