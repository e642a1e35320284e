import { sql } from 'kysely'
import type { Database } from '../../src/store/database.ts'
import type { Planned } from './cohorts.ts'

const REPLY = '250 2.0.0 Ok: queued as 4bXc9Z2hQz'
const REFUSED = '550 5.1.1 <recipient>: Recipient address rejected: User unknown'

/**
 * A delivery for each person of each lesson that has fallen due, with how it ended: of a hundred people one bounced with
 * the first letter and got none after it; who has left gets none; a few letters are unknown or held.
 */
export async function addDeliveries(db: Database, { cohort, now }: Planned): Promise<void> {
  await sql`
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, state, reason, reply, next_at, expires_at,
      attempts, bodies, written_at, handed_at, settled_at, written_name)
    select i.id, e.id, 'lesson', i.letter, ends.state, ends.reason,
      case ends.state when 'submitted' then ${REPLY} when 'bounced' then ${REFUSED} end,
      i.due_at, i.expires_at, ends.bodies, ends.bodies,
      case when ends.bodies = 1 then i.due_at end, case when ends.bodies = 1 then i.due_at end, i.due_at + interval '2 s', null
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id
    join feuilleton.enrolments e on e.track_id = t.id
    cross join lateral (
      select case
          when e.left_at < i.due_at then 'skipped'
          when e.id % 100 = 50 then case when i.day = 1 then 'bounced' else 'skipped' end
          when e.id % 5000 = 11 and i.day = 3 then 'unknown'
          when e.id % 20000 = 13 and i.day = 4 then 'held'
          else 'submitted' end as state,
        case
          when e.left_at < i.due_at then 'unsubscribed'
          when e.id % 100 = 50 then case when i.day = 1 then 'gone' else 'suppressed' end
          when e.id % 20000 = 13 and i.day = 4 then 'outdated' end as reason,
        (e.left_at is null or e.left_at >= i.due_at)::int * (e.id % 100 <> 50)::int as bodies) ends
    where t.cohort_id = ${cohort.id} and i.kind = 'lesson' and i.due_at <= ${now}::timestamptz
    order by i.id, e.id`.execute(db)
  await sql`
    update feuilleton.dispatches i set state = 'closed', expanded_to = 2147483647
    from feuilleton.tracks t where t.id = i.track_id and t.cohort_id = ${cohort.id} and i.due_at <= ${now}::timestamptz`.execute(
    db,
  )
}

/** The last lesson of a cohort fell due an hour ago: it is not over, and so not counted yet. */
export async function lastLessonIsToday(db: Database, { cohort, now }: Planned): Promise<void> {
  await sql`
    update feuilleton.dispatches i set due_at = ${now}::timestamptz - interval '1 hour', expires_at = ${now}::timestamptz + interval '23 hours'
    from feuilleton.tracks t
    where t.id = i.track_id and t.cohort_id = ${cohort.id} and i.kind = 'lesson'
      and i.day = (select max(day) from feuilleton.dispatches where track_id = t.id)`.execute(db)
}

/** Writes the deliveries of today twice, as a worker does: what has just changed, no vacuum has seen. */
export async function settleToday(db: Database, { cohort, now }: Planned): Promise<void> {
  for (const [from, to] of [
    ['submitted', 'handed'],
    ['handed', 'submitted'],
  ])
    await sql`
      update feuilleton.deliveries d set state = ${to}
      from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
      where d.dispatch_id = i.id and t.cohort_id = ${cohort.id} and i.due_at > ${now}::timestamptz - interval '2 hours'
        and i.due_at <= ${now}::timestamptz and i.kind = 'lesson' and d.state = ${from}`.execute(db)
}

/** The addresses that bounced get nothing any more. */
export async function addSuppressions(db: Database, now: Date): Promise<void> {
  await sql`
    insert into feuilleton.suppressions (address_key, reason, suppressed_at)
    select distinct s.address_key, ${REFUSED}, ${now}::timestamptz - interval '10 days'
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    where d.state = 'bounced'`.execute(db)
}

/** What people agreed to, and what organisers did. */
export async function addHistory(
  db: Database,
  { entries, now }: { entries: number; now: Date },
): Promise<void> {
  await sql`
    insert into feuilleton.consents (enrolment_id, event, wording, at)
    select id, 'imported', 'Inscription à la lettre', joined_at from feuilleton.enrolments`.execute(db)
  await sql`
    insert into feuilleton.journal (at, author, act, cohort_id, facts)
    select ${now}::timestamptz - interval '100 days' + n * interval '100 days' / ${entries}::int,
      (array['Camille', 'Ana', 'Marc'])[1 + n % 3], 'event-cancelled', ids[1 + n % cardinality(ids)],
      jsonb_build_object('event', 'Webinaire', 'told', n % 200)
    from generate_series(1, ${entries}::int) n, (select array_agg(id) as ids from feuilleton.cohorts) c`.execute(
    db,
  )
}
