import { sql } from 'kysely'
import { type Database, inTransaction, rowsOf } from './database.ts'

/** How far back figures of domains go, in milliseconds: what ended before is not counted any more. */
export const DOMAIN_FIGURES_MS = 28 * 24 * 60 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** The domains of one dispatch that are kept by name; some courses have readers at thousands. */
const MOST_DOMAINS = 200

/**
 * Counts by recipient domain what the relay took of one dispatch that is over and was not counted, those that came back
 * among them. Each is counted once, beside letters that leave: it reads as many people as the dispatch has.
 * @returns false when there was none.
 */
export async function countDomains(db: Database, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - DOMAIN_FIGURES_MS - DAY_MS)
  return inTransaction(db, async (tx) => {
    const query = sql<{ id: number }>`
      select i.id from feuilleton.dispatches i
      where i.domains is null and i.kind is not null and i.state in ('closed', 'cancelled')
        and i.expires_at > ${since} and i.expires_at <= ${now}
        and not exists (select from feuilleton.deliveries d
          where d.dispatch_id = i.id and d.state in ('due', 'claimed', 'handed'))
      order by i.expires_at, i.id limit 1 for update of i skip locked`
    const [found] = await rowsOf(tx, query)
    if (found === undefined) return false
    await sql`
      update feuilleton.dispatches i set domains = (
        select coalesce(jsonb_object_agg(domain, letters), '{}') from (
          select case when rank <= ${MOST_DOMAINS} then domain else '' end as domain, sum(letters) as letters from (
            select split_part(s.address_key, '@', 2) as domain, count(*) as letters,
              row_number() over (order by count(*) desc, split_part(s.address_key, '@', 2)) as rank
            from feuilleton.deliveries d
            join feuilleton.enrolments e on e.id = d.enrolment_id
            join feuilleton.subscribers s on s.id = e.subscriber_id
            where d.dispatch_id = i.id and d.state in ('submitted', 'returned') group by 1) ranked
          group by 1) named)
      where i.id = ${found.id}`.execute(tx)
    return true
  })
}
