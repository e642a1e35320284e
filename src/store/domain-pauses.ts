import { sql } from 'kysely'
import { type Database, inTransaction, rowsOf } from './database.ts'
import { storable } from './storable.ts'

/**
 * A recipient domain whose letters of one cohort wait. `policy`: it refuses us or our letters. `denial`: it says of
 * everybody that there is no such mailbox. `returned`: letters came back by mail for reasons that are about us.
 */
export type DomainPause = {
  domain: string
  why: 'policy' | 'denial' | 'returned'
  reason: string
  pausedAt: Date
  tries: number
  nextTryAt: Date
}

/** Where a domain refuses a cohort. */
export type RefusingDomain = { cohortId: number; domain: string }

const columns = sql`p.domain, p.why, p.reason, p.paused_at, p.tries, p.next_try_at`

/** Every domain that is paused, by the slug of its cohort; of one cohort where an id is given. */
export async function listDomainPauses(
  db: Database,
  cohortId: number | null = null,
): Promise<(DomainPause & { cohort: string })[]> {
  return rowsOf(
    db,
    sql<DomainPause & { cohort: string }>`
    select c.slug as cohort, ${columns}
    from feuilleton.domain_pauses p join feuilleton.cohorts c on c.id = p.cohort_id
    where ${cohortId}::bigint is null or c.id = ${cohortId} order by p.paused_at, p.domain`,
  )
}

/** Pauses a domain for a cohort; a pause that there is already stays as it is. True when it is new. */
export async function pauseDomain(
  db: Database,
  {
    cohortId,
    domain,
    why,
    reason,
    now,
    nextTryAt,
  }: RefusingDomain & { why: DomainPause['why']; reason: string; now: Date; nextTryAt: Date },
): Promise<boolean> {
  const query = sql`
    insert into feuilleton.domain_pauses (cohort_id, domain, why, reason, paused_at, next_try_at)
    select id, ${domain}, ${why}, ${storable(reason)}, ${now}::timestamptz, ${nextTryAt}::timestamptz
    from feuilleton.cohorts where id = ${cohortId} and state = 'running'
    on conflict (cohort_id, domain) do nothing returning 1`
  return (await rowsOf(db, query)).length > 0
}

/**
 * Takes the right to ask a domain again with one letter; undefined when it is not the time, or another process has it.
 * @returns when the next try is, unless that letter is taken: `nextTryAt`, given the number of tries.
 */
export async function takeDomainTry(
  db: Database,
  { cohortId, domain }: RefusingDomain,
  { now, nextTryAt }: { now: Date; nextTryAt: (tries: number) => Date },
): Promise<Date | undefined> {
  return inTransaction(db, async (tx) => {
    const query = sql<{ tries: number }>`
      select tries from feuilleton.domain_pauses
      where cohort_id = ${cohortId} and domain = ${domain} and next_try_at <= ${now} for update`
    const [pause] = await rowsOf(tx, query)
    if (!pause) return undefined
    const tries = pause.tries + 1
    const next = nextTryAt(tries)
    await sql`
      update feuilleton.domain_pauses set tries = ${tries}, next_try_at = ${next}
      where cohort_id = ${cohortId} and domain = ${domain}`.execute(tx)
    return next
  })
}

/** The domains of a cohort that are to be asked again. */
export async function domainsToTry(
  db: Database,
  cohortId: number,
  now: Date,
): Promise<Pick<DomainPause, 'domain' | 'why'>[]> {
  return rowsOf(
    db,
    sql<Pick<DomainPause, 'domain' | 'why'>>`
    select domain, why from feuilleton.domain_pauses
    where cohort_id = ${cohortId} and next_try_at <= ${now} order by next_try_at, domain`,
  )
}

/**
 * Ends the pauses of a cohort’s domains, of one or of all: what waited for them is due. False when there was none. With
 * `isTaken`, as the relay took a letter: which says nothing where letters come back by mail.
 */
export async function endDomainPauses(
  db: Database,
  { cohortId, domain, isTaken = false }: { cohortId: number; domain: string | null; isTaken?: boolean },
): Promise<boolean> {
  const query = sql<{ domain: string; pausedAt: Date }>`
    delete from feuilleton.domain_pauses
    where cohort_id = ${cohortId} and (${domain}::text is null or domain = ${domain})
      and (why <> 'returned' or not ${isTaken}::boolean)
    returning domain, paused_at`
  const ended = await rowsOf(db, query)
  // Looking for what waited costs a look at all that is due of the cohort.
  if (ended.length === 0) return false
  await sql`
    update feuilleton.deliveries d set next_at = p.paused_at
    from unnest(${ended.map((one) => one.domain)}::text[], ${ended.map((one) => one.pausedAt)}::timestamptz[])
      as p (domain, paused_at)
    join feuilleton.tracks t on t.cohort_id = ${cohortId}
    join feuilleton.dispatches i on i.track_id = t.id
    join feuilleton.deliveries w on w.dispatch_id = i.id and w.state = 'due' and w.next_at > p.paused_at
    join feuilleton.enrolments e on e.id = w.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id and split_part(s.address_key, '@', 2) = p.domain
    where d.id = w.id and d.state = 'due'`.execute(db)
  return true
}

/**
 * Takes back that letters bounced, where their domain is paused as it denies everybody: those that have not expired wait
 * with the others, and what suppressed their addresses is forgotten.
 */
export async function takeBackBounces(db: Database, ids: readonly number[]): Promise<void> {
  await sql`
    with denied as (
      select d.id, d.reply, s.address_key, p.paused_at, p.next_try_at
      from feuilleton.deliveries d
      join feuilleton.enrolments e on e.id = d.enrolment_id
      join feuilleton.subscribers s on s.id = e.subscriber_id
      join feuilleton.domain_pauses p on p.cohort_id = e.cohort_id
        and p.domain = split_part(s.address_key, '@', 2) and p.why = 'denial'
      where d.id = any(${ids}::bigint[]) and d.state = 'bounced'
      order by d.id for update of d
    ), forgotten as (
      delete from feuilleton.suppressions x using denied n
      where x.address_key = n.address_key and x.reason = n.reply
    )
    update feuilleton.deliveries d set
      state = 'due', reason = null, settled_at = null, handed_at = null, fence = d.fence + 1,
      next_at = least(n.next_try_at, d.expires_at)
    from denied n where d.id = n.id and d.expires_at > n.paused_at`.execute(db)
}
