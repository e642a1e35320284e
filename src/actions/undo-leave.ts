import type { Clock } from '../domain/clock.ts'
import { UNDO_MS } from '../domain/leaving.ts'
import { addConsent } from '../store/consents.ts'
import type { Database } from '../store/database.ts'
import { lockLeaving, takeBackLeaving } from '../store/leaving.ts'

export type UndoRequest = {
  enrolmentId: number
  /** The words of the button. */
  wording: string
  ip?: string | undefined
}

/**
 * Takes back a leaving within seven days, with all that ended together with it. False when there is nothing to take
 * back: it was too long ago, has been taken back, or was a switch or an erasure.
 */
export async function undoLeave(
  db: Database,
  { enrolmentId, wording, ip }: UndoRequest,
  clock: Clock,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockLeaving(tx, enrolmentId, 'everything')
    const now = clock.now()
    const since = new Date(now.getTime() - UNDO_MS)
    const back = await takeBackLeaving(tx, enrolmentId, { since, now })
    for (const { id, state } of back)
      if (state === 'active')
        await addConsent(tx, { enrolmentId: id, event: 'confirmed', wording, at: now, ip, detail: 'undo' })
    return back.length > 0
  })
}
