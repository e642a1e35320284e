import { sql } from 'kysely'
import { ERASED_DOMAIN } from '../domain/erased-address.ts'
import { type Database, rowsOf } from './database.ts'
import { isBounced } from './delivery-states.ts'

/** Letters of the calendar that the relay took, and what bounced and was complained of in the same time. */
export type LetterFigures = { letters: number; bounced: number; complaints: number }

type Period = { since: Date; now: Date }

/**
 * One row for each count: letters of a dispatch at a domain, counted when its day was over; a letter that bounced; a
 * reader who complained. The last two are few, and found by their instants. Days are those of UTC.
 */
const told = ({ since, now }: Period) => sql`
  select p.key as domain, (i.due_at at time zone 'UTC')::date as day, p.value::int as letters, 0 as bounced, 0 as complaints
  from feuilleton.dispatches i cross join lateral jsonb_each(i.domains) p
  where i.domains is not null and i.expires_at > ${since} and i.expires_at <= ${now}
  union all
  select split_part(s.address_key, '@', 2), (d.settled_at at time zone 'UTC')::date, 0, 1, 0
  from feuilleton.deliveries d
  join feuilleton.enrolments e on e.id = d.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
  where ${isBounced} and d.settled_at > ${since} and d.settled_at <= ${now}
  union all
  select split_part(s.address_key, '@', 2), (min(r.returned_at) at time zone 'UTC')::date, 0, 0, 1
  from feuilleton.returned_mail r
  join feuilleton.enrolments e on e.id = r.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
  where r.kind = 'complaint' and r.acted and r.returned_at > ${since} and r.returned_at <= ${now}
  group by e.subscriber_id, 1`

/**
 * By recipient domain, most letters first, at most so many; `atLeast`: those with so many complaints. A domain that is
 * small in large dispatches has fewer letters here than it had.
 */
export async function figuresByDomain(
  db: Database,
  { most, atLeast = 0, ...period }: Period & { most: number; atLeast?: number },
): Promise<(LetterFigures & { domain: string })[]> {
  return rowsOf(
    db,
    sql<LetterFigures & { domain: string }>`
    select domain, sum(letters)::int as letters, sum(bounced)::int as bounced, sum(complaints)::int as complaints
    from (${told(period)}) told where domain not in ('', ${ERASED_DOMAIN}) group by domain
    having sum(complaints) >= ${atLeast}
    order by sum(letters) desc, sum(bounced) desc, domain limit ${most}`,
  )
}

/** By day, the last first. */
export async function figuresByDay(
  db: Database,
  period: Period,
): Promise<(LetterFigures & { day: string })[]> {
  return rowsOf(
    db,
    sql<LetterFigures & { day: string }>`
    select day::text, sum(letters)::int as letters, sum(bounced)::int as bounced, sum(complaints)::int as complaints
    from (${told(period)}) told group by day order by told.day desc`,
  )
}
