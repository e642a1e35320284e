import type { Clock } from '../../domain/clock.ts'
import type { Database } from '../../store/database.ts'
import { exportSubscriber, type SubscriberExport } from '../../store/exports.ts'

/**
 * Exports everything stored about the person of an enrolment, across all courses. Undefined when there is no such
 * enrolment.
 */
export async function exportReader(
  db: Database,
  enrolmentId: number,
  clock: Clock,
): Promise<({ exported_at: Date } & SubscriberExport) | undefined> {
  const kept = await exportSubscriber(db, enrolmentId)
  return kept && { exported_at: clock.now(), ...kept }
}
