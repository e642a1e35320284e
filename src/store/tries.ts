import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** One delivery to ask the relay again with. */
export type Try = { deliveryId: number; dispatchId: number }

/**
 * The letter to ask again with: of a cohort that the relay has paused, or of a domain that is paused for it. Of those
 * that nobody has refused, nor their subscribers, the one that was due first, whatever it is about; and when all were, the
 * oldest. Letters for domains that are paused themselves come last; one that an organiser paused is none to ask with.
 */
export async function findTry(
  db: Database,
  { cohortId, domain, until }: { cohortId: number; domain: string | null; until: Date },
): Promise<Try | undefined> {
  const query = sql<Try>`
    select d.id as delivery_id, d.dispatch_id
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id and i.paused_at is null
    join feuilleton.deliveries d on d.dispatch_id = i.id and d.state = 'due' and d.next_at <= ${until}
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    left join feuilleton.domain_pauses p on p.cohort_id = t.cohort_id and p.domain = split_part(s.address_key, '@', 2)
    where t.cohort_id = ${cohortId} and (${domain}::text is null or split_part(s.address_key, '@', 2) = ${domain})
    order by ${domain}::text is null and p.domain is not null,
      d.attempts > 0 or exists (
        select from feuilleton.refusals r join feuilleton.deliveries o on o.id = r.delivery_id
        where r.cohort_id = ${cohortId} and o.enrolment_id = d.enrolment_id),
      i.due_at, d.attempts, d.next_at, d.id
    limit 1`
  return (await rowsOf(db, query))[0]
}
