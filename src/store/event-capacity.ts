import type { ProgrammeEvent } from '../domain/programme.ts'
import type { Database } from './database.ts'
import { countRegistrations, type EventKey } from './registrations.ts'

/** Whether an event has no place for a newcomer: it has as many people as it takes, or people who wait for a place. */
export async function isEventFull(
  db: Database,
  { cohortId, event, facts }: EventKey & { facts: ProgrammeEvent },
): Promise<boolean> {
  if (facts.kind !== 'webinar' || facts.capacity === undefined) return false
  const { registered, waiting } = await countRegistrations(db, { cohortId, event })
  return waiting > 0 || registered >= facts.capacity
}
