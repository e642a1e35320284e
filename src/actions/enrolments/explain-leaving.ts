import { type LeavingReason, leavingText } from '../../domain/leaving.ts'
import type { Database } from '../../store/database.ts'
import { noteReason } from '../../store/leaving.ts'

/** Notes why somebody left, for an enrolment that has ended and has no reason yet. */
export async function explainLeaving(
  db: Database,
  enrolmentId: number,
  { reason, words }: { reason: LeavingReason; words: string },
): Promise<void> {
  await noteReason(db, enrolmentId, leavingText(reason, words))
}
