import type { Clock } from '../../domain/clock.ts'
import { UNDO_MS } from '../../domain/leaving.ts'
import { addConsent } from '../../store/consents.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { findLeaving, lockLeaving, takeBackLeaving } from '../../store/leaving.ts'
import { registrationsEndedAt } from '../../store/registrations.ts'
import { register } from '../events/register.ts'

export type UndoRequest = {
  enrolmentId: number
  /** The words of the button, or of the organiser who takes it back for somebody. */
  wording: string
  /** By the reader unless said otherwise: what an organiser says is no confirmation. */
  askedBy?: 'reader' | 'organiser'
  ip?: string | undefined
}

/**
 * Undoes a leaving within seven days, with everything that ended with it. False when there is nothing to undo: it was
 * too long ago, has been undone already, or was a switch or an erasure.
 */
export async function undoLeave(
  db: Database,
  { enrolmentId, wording, askedBy, ip }: UndoRequest,
  clock: Clock,
): Promise<boolean> {
  const left = await findLeaving(db, enrolmentId)
  const back = await inTransaction(db, async (tx) => {
    await lockLeaving(tx, enrolmentId, 'everything')
    const now = clock.now()
    const since = new Date(now.getTime() - UNDO_MS)
    const back = await takeBackLeaving(tx, enrolmentId, { since, now })
    const event = askedBy === 'organiser' ? 'imported' : 'confirmed'
    for (const { id, state } of back)
      if (state === 'active')
        await addConsent(tx, { enrolmentId: id, event, wording, at: now, ip, detail: 'undo' })
    return back
  })
  if (left) await takeBackPlaces(db, { ids: back.map(({ id }) => id), at: left.at }, clock)
  return back.length > 0
}

/** Registers people again for the events that they were registered for. When an event is full, they wait for a place. */
async function takeBackPlaces(
  db: Database,
  { ids, at }: { ids: readonly number[]; at: Date },
  clock: Clock,
): Promise<void> {
  for (const enrolmentId of ids)
    for (const event of await registrationsEndedAt(db, enrolmentId, at))
      await register(db, { enrolmentId, event }, clock)
}
