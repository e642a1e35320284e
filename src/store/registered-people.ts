import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import { type EventState, standsAs } from './event-states.ts'
import type { EventKey, Standing } from './registrations.ts'

/** A registration with whose it is. */
export type RegisteredPerson = {
  address: string
  firstName: string | null
  state: Standing
  since: Date
  attended: boolean | null
  /** `events`: registered on the page of the event, without following the course. */
  follows: 'course' | 'events'
}

/**
 * Everybody who is, was or waits to be registered for an event, in that order, those who came first before others; with
 * `state`, those who stand so.
 */
export async function listRegisteredPeople(
  db: Database,
  { cohortId, event, state }: EventKey & { state?: EventState | undefined },
): Promise<RegisteredPerson[]> {
  return rowsOf(
    db,
    sql<RegisteredPerson>`
    select s.address, s.first_name, r.state, r.since, r.attended, e.follows
    from feuilleton.registrations r
    join feuilleton.enrolments e on e.id = r.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where r.cohort_id = ${cohortId} and r.event = ${event} and ${state ? standsAs(state) : sql`true`}
    order by array_position(array['registered', 'waiting', 'left'], r.state), r.since, r.enrolment_id`,
  )
}
