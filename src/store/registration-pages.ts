import { sql } from 'kysely'
import { ERASED_DOMAIN } from '../domain/erased-address.ts'
import { type Database, rowsOf } from './database.ts'
import { type EventState, standsAs } from './event-states.ts'
import type { RegisteredPerson } from './registered-people.ts'
import type { EventKey } from './registrations.ts'

export type ListedRegistration = RegisteredPerson & { enrolmentId: number; subscriberId: number }

/** People who stand so with an event, those who came last first, at most so many, below a key. */
export async function pageOfRegistrations(
  db: Database,
  { cohortId, event, state }: EventKey & { state: EventState },
  { below, most }: { below?: { at: Date; id: number } | undefined; most: number },
): Promise<ListedRegistration[]> {
  return rowsOf(
    db,
    sql<ListedRegistration>`
    select r.enrolment_id, e.subscriber_id, s.address, s.first_name, r.state, r.since, r.attended, e.follows
    from feuilleton.registrations r
    join feuilleton.enrolments e on e.id = r.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where r.cohort_id = ${cohortId} and r.event = ${event} and ${standsAs(state)}
      and split_part(s.address_key, '@', 2) <> ${ERASED_DOMAIN}
      and (${below?.at ?? null}::timestamptz is null
        or (r.since, r.enrolment_id) < (${below?.at ?? null}::timestamptz, ${below?.id ?? null}::bigint))
    order by r.since desc, r.enrolment_id desc limit ${most}`,
  )
}
