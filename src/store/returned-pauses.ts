import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import type { RefusingDomain } from './domain-pauses.ts'

/** Where a delivery went: the domain of its reader’s address now. */
export async function whereTo(tx: Database, delivery: number): Promise<RefusingDomain | undefined> {
  const query = sql<RefusingDomain>`
    select e.cohort_id, split_part(s.address_key, '@', 2) as domain
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where d.id = ${delivery}`
  return (await rowsOf(tx, query))[0]
}

type Until = RefusingDomain & { nextTryAt: Date }

/** Puts the next try of a domain off that is paused since letters came back. False when there is no such pause. */
export async function prolongPause(tx: Database, { cohortId, domain, nextTryAt }: Until): Promise<boolean> {
  const query = sql`
    update feuilleton.domain_pauses set tries = 0, next_try_at = greatest(next_try_at, ${nextTryAt})
    where cohort_id = ${cohortId} and domain = ${domain} and why = 'returned' returning 1`
  return (await rowsOf(tx, query)).length > 0
}

/** How many readers of a domain had letters of this cohort back since then, for reasons that are about us. */
export async function countRefused(
  tx: Database,
  { cohortId, domain, since }: RefusingDomain & { since: Date },
): Promise<number> {
  const query = sql<{ people: number }>`
    select count(distinct r.enrolment_id)::int as people
    from feuilleton.returned_mail r
    join feuilleton.enrolments e on e.id = r.enrolment_id and e.cohort_id = ${cohortId}
    join feuilleton.subscribers s on s.id = e.subscriber_id and split_part(s.address_key, '@', 2) = ${domain}
    where r.returned_at > ${since} and r.verdict = 'policy'`
  return (await rowsOf(tx, query))[0]?.people ?? 0
}

/**
 * The domains of a cohort, paused since letters came back, whose try left and did not come back: a report would have
 * put the next one off.
 */
export async function quietDomains(db: Database, cohortId: number, now: Date): Promise<string[]> {
  const query = sql<{ domain: string }>`
    select domain from feuilleton.domain_pauses
    where cohort_id = ${cohortId} and why = 'returned' and tries > 0 and next_try_at <= ${now} order by domain`
  return (await rowsOf(db, query)).map(({ domain }) => domain)
}
