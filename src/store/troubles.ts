import { sql } from 'kysely'
import { BOUNCE_BOUND, COMPLAINT_BOUND, type Trouble } from '../domain/alert.ts'
import { type Database, rowsOf } from './database.ts'
import { isBounced, isGot } from './delivery-states.ts'
import { figuresByDomain } from './domain-figures.ts'
import { countComplaints } from './returned-mail.ts'
import { isAlive } from './workers.ts'

const MOST_DOMAINS = 20

/**
 * What is wrong now, of every kind that organisers can be told of. Reads what is paused, what waits for a decision, and
 * the letters that fell due since `since`, and who complained in a week.
 */
export async function listTroubles(
  db: Database,
  { since, now }: { since: Date; now: Date },
): Promise<Trouble[]> {
  const kinds = [relayTroubles(), pauseTroubles(), waitingTroubles(), bounceTroubles(since)]
  const found: Trouble[] = []
  for (const query of kinds) found.push(...(await rowsOf(db, query)))
  return [...found, ...(await complaintTroubles(db, now))]
}

function relayTroubles() {
  return sql<Trouble>`
    select 'relay' as kind, 'relay' as subject, jsonb_build_object('reason', w.relay_fault) as facts
    from feuilleton.workers w where w.relay_fault is not null and ${isAlive}
    order by w.relay_fault_since, w.id limit 1`
}

/** The domains where too many readers complained; letters whose day is not over are not counted yet. */
async function complaintTroubles(db: Database, now: Date): Promise<Trouble[]> {
  const { perThousand, atLeast, withinMs } = COMPLAINT_BOUND
  const since = new Date(now.getTime() - withinMs)
  // Nearly always nobody did, and this is asked twice a minute.
  if ((await countComplaints(db, since)) < atLeast) return []
  const complained = await figuresByDomain(db, { since, now, atLeast, most: MOST_DOMAINS })
  return complained
    .filter(({ letters, complaints }) => letters > 0 && complaints * 1_000 > letters * perThousand)
    .map(({ domain, letters, complaints }) => ({
      ...{ kind: 'complaints', subject: domain },
      facts: { domain, n: complaints, of: letters },
    }))
}

/** What an organiser paused is known to organisers. */
function pauseTroubles() {
  return sql<Trouble>`
    select 'paused' as kind, c.slug as subject,
      jsonb_build_object('cohort', c.slug, 'reason', p.reason) as facts
    from feuilleton.pauses p join feuilleton.cohorts c on c.id = p.cohort_id where p.paused_by = 'relay'
    union all
    select 'paused', c.slug || ' ' || p.domain,
      jsonb_build_object('cohort', c.slug, 'domain', p.domain, 'reason', p.reason)
    from feuilleton.domain_pauses p join feuilleton.cohorts c on c.id = p.cohort_id
    order by subject`
}

function waitingTroubles() {
  return sql<Trouble>`
    select d.state as kind, c.slug || ' ' || d.letter as subject,
      jsonb_build_object('cohort', c.slug, 'letter', d.letter, 'n', count(*)) as facts
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    where d.state in ('unknown', 'held') and d.settled_at is not null and not exists (
      select from feuilleton.resolutions r
      where r.delivery_id = d.id and r.decision = 'leave' and r.decided_at >= d.settled_at)
    group by d.state, c.slug, d.letter order by d.state, c.slug, d.letter`
}

/**
 * The letters of which too many bounced. Those that were submitted are counted up to the number that settles it: the cost
 * depends on the bounces, which are few.
 */
function bounceTroubles(since: Date) {
  const { oneIn, atLeast } = BOUNCE_BOUND
  return sql<Trouble>`
    with bouncing as (
      select d.dispatch_id, count(*) as bounced from feuilleton.deliveries d
      where ${isBounced} and d.settled_at >= ${since} group by d.dispatch_id
    ), letters as (
      select t.cohort_id, i.letter, sum(b.bounced) as bounced, array_agg(i.id) as dispatches
      from bouncing b
      join feuilleton.dispatches i on i.id = b.dispatch_id
      join feuilleton.tracks t on t.id = i.track_id
      group by t.cohort_id, i.letter having sum(b.bounced) >= ${atLeast}
    ), counted as (
      select l.*, (select count(*) from (
        select from feuilleton.deliveries d where d.dispatch_id = any(l.dispatches) and ${isGot}
        limit (l.bounced * ${oneIn})::bigint) taken) as submitted
      from letters l
    )
    select 'bounces' as kind, c.slug || ' ' || n.letter as subject,
      jsonb_build_object('cohort', c.slug, 'letter', n.letter, 'n', n.bounced, 'of', n.bounced + n.submitted) as facts
    from counted n join feuilleton.cohorts c on c.id = n.cohort_id
    where n.bounced * ${oneIn} > n.bounced + n.submitted
    order by subject`
}
