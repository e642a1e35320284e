import type { Cohort } from '../../domain/cohort.ts'
import { isErased } from '../../domain/erased-address.ts'
import type { Database } from '../../store/database.ts'
import { listRegisteredPeople, type RegisteredPerson } from '../../store/registered-people.ts'
import { eventOfCohort } from './event-of-cohort.ts'
import type { CohortEvent } from './events-of-cohort.ts'

export type EventRegistrations = {
  cohort: Cohort
  event: CohortEvent
  counts: Record<'registered' | 'waiting' | 'left' | 'attended' | 'absent', number>
  people: RegisteredPerson[]
}

/**
 * Lists who is registered for an event of a cohort, waits for a place, or has withdrawn, without people who had
 * themselves erased.
 * @throws Refused when there is no such cohort or event.
 */
export async function registrationsOfEvent(
  db: Database,
  wanted: { cohort: string; event: string },
): Promise<EventRegistrations> {
  const { cohort, found } = await eventOfCohort(db, wanted)
  const all = await listRegisteredPeople(db, { cohortId: cohort.id, event: wanted.event })
  const people = all.filter(({ address }) => !isErased(address))
  const registered = people.filter(({ state }) => state === 'registered')
  const counts = {
    registered: registered.length,
    waiting: people.filter(({ state }) => state === 'waiting').length,
    left: people.filter(({ state }) => state === 'left').length,
    attended: registered.filter(({ attended }) => attended === true).length,
    absent: registered.filter(({ attended }) => attended === false).length,
  }
  return { cohort, event: found, counts, people }
}
