import { type LeavingReason, leavingText } from '../../domain/leaving.ts'
import type { Database } from '../../store/database.ts'
import { noteReason } from '../../store/leaving.ts'

/** Stores why somebody left, if the enrolment has ended and has no reason yet. */
export async function explainLeaving(
  db: Database,
  enrolmentId: number,
  { reason, words }: { reason: LeavingReason; words: string },
): Promise<void> {
  await noteReason(db, enrolmentId, leavingText(reason, words))
}
