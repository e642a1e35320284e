import { sql } from 'kysely'
import type { LedgerFinding } from '../domain/finding.ts'
import { type Database, rowsOf } from './database.ts'

/** What the query for one invariant finds broken, the first hundred. */
type Found<Code extends LedgerFinding['found']> = Extract<LedgerFinding, { found: Code }>

/** I1: no more bodies than one and the re-sends that were decided on, each of which is written down. */
export async function findTwice(db: Database): Promise<Found<'left-too-often'>[]> {
  return rowsOf(
    db,
    sql<Found<'left-too-often'>>`
    select 'left-too-often' as found, d.id as delivery, d.letter, d.bodies, d.resends,
      coalesce(r.written, 0)::int as written
    from feuilleton.deliveries d
    left join (
      select delivery_id, count(*) as written from feuilleton.resolutions
      where decision = 'resend' and was like 'unknown%' group by 1) r on r.delivery_id = d.id
    where d.bodies > 1 + d.resends or d.resends <> coalesce(r.written, 0)
    order by d.id limit 100`,
  )
}

/**
 * I2: every delivery that fell due has ended, and no claim outlives its lease. `grace` is how long, in milliseconds,
 * something may be on its way before it counts; while there is any, what is due may be late until it expires, and what
 * waits for a paused cohort or a paused letter may always.
 */
export async function findUnfinished(
  db: Database,
  { now, grace }: { now: Date; grace: number },
): Promise<Found<'not-ended'>[]> {
  const before = new Date(now.getTime() - grace)
  return rowsOf(
    db,
    sql<Found<'not-ended'>>`
    select 'not-ended' as found, d.id as delivery, d.letter, d.state
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.dispatches i on i.id = d.dispatch_id
    left join feuilleton.pauses p on p.cohort_id = e.cohort_id
    where (d.state = 'due' and d.next_at <= ${before}
        and (d.expires_at <= ${before} or (${grace} = 0 and p.cohort_id is null and i.paused_at is null)))
       or (d.state in ('claimed', 'handed') and d.lease_until <= ${before})
    order by d.id limit 100`,
  )
}

/** I2: everyone whom a dispatch was for when it fell due, and who had not left, has a delivery of it. */
export async function findMissing(db: Database, now: Date): Promise<Found<'never-made'>[]> {
  return rowsOf(
    db,
    sql<Found<'never-made'>>`
    select 'never-made' as found, e.id as enrolment, i.letter
    from feuilleton.dispatches i
    join feuilleton.enrolments e on e.track_id = i.track_id and e.joined_at <= i.due_at
    where i.due_at <= ${now} and i.kind is not null and i.withdrawn_at is null and i.state <> 'cancelled'
      and (i.paused_at is null or i.state <> 'planned')
      and case when i.kind = 'one-off' then e.follows = 'course' and exists (
                 select from feuilleton.one_offs o where o.id = i.one_off_id and o.readers ->> 'who' = 'everybody')
               when i.kind = 'lesson' or i.audience = 'everyone' then e.follows = 'course'
               -- Others may have been of it then, or not: who came and went is not told by what stands now.
               when i.audience = 'registered' then exists (
                 select from feuilleton.registrations r where r.enrolment_id = e.id and r.event = i.event
                   and r.state = 'registered' and r.since <= i.due_at)
               else false end
      and (e.left_at is null or e.left_at > i.due_at)
      and not exists (
        select from feuilleton.deliveries d where d.enrolment_id = e.id and d.letter = i.letter)
    order by i.id, e.id limit 100`,
  )
}

/**
 * I3: lessons of one enrolment leave in order, at most one in a local day, but those that their programme has on one
 * day.
 */
export async function findDisorder(db: Database): Promise<Found<'out-of-order'>[]> {
  return rowsOf(
    db,
    sql<Found<'out-of-order'>>`
    with left_at as (
      select d.enrolment_id, d.letter, t.cohort_id, i.day, d.handed_at,
        (d.handed_at at time zone t.zone)::date as date, (i.due_at at time zone t.zone)::date as due,
        lag(i.day) over by_time as day_before,
        lag((d.handed_at at time zone t.zone)::date) over by_time as date_before,
        lag((i.due_at at time zone t.zone)::date) over by_time as due_before
      from feuilleton.deliveries d
      join feuilleton.dispatches i on i.id = d.dispatch_id
      join feuilleton.tracks t on t.id = i.track_id
      where d.handed_at is not null and d.kind = 'lesson'
      window by_time as (partition by d.enrolment_id order by d.handed_at, i.day)
    )
    select 'out-of-order' as found, enrolment_id as enrolment, day, date::text, day_before, date_before::text
    from left_at l where day <= day_before or date < date_before
      or (date = date_before and not (due = due_before and exists (
        select from feuilleton.cohorts c
        join feuilleton.editions e on e.hash = c.edition_hash
          or e.hash in (select k.edition_hash from feuilleton.corrections k where k.cohort_id = c.id)
        where c.id = l.cohort_id and jsonb_path_exists(e.content,
          '$.programme.lessons[*] ? (@.letter == $letter && @.comes == "same day")',
          jsonb_build_object('letter', l.letter)))))
    order by enrolment_id, day limit 100`,
  )
}

/**
 * I4: nothing is handed over after an unsubscribe or a suppression. `tolerance`, in milliseconds, is what the clocks of
 * two processes may differ by: the order itself is kept by locks.
 */
export async function findTooLate(db: Database, tolerance: number): Promise<Found<'after-leaving'>[]> {
  return rowsOf(
    db,
    sql<Found<'after-leaving'>>`
    select 'after-leaving' as found, d.id as delivery
    from feuilleton.deliveries d
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    left join feuilleton.suppressions x on x.address_key = s.address_key
    where d.handed_at > least(e.left_at, x.suppressed_at) + ${tolerance} * interval '1 millisecond'
    order by d.id limit 100`,
  )
}

/** I4: nothing of a draft is handed over. */
export async function findOfDrafts(db: Database): Promise<Found<'left-from-draft'>[]> {
  return rowsOf(
    db,
    sql<Found<'left-from-draft'>>`
    select 'left-from-draft' as found, d.id as delivery, d.letter
    from feuilleton.cohorts c
    join feuilleton.enrolments e on e.cohort_id = c.id
    join feuilleton.deliveries d on d.enrolment_id = e.id
    where c.state in ('draft', 'dropped') and d.handed_at is not null
    order by d.id limit 100`,
  )
}

/** I5: every second body was compared with the first before it left. */
export async function findUncompared(db: Database): Promise<Found<'not-compared'>[]> {
  return rowsOf(
    db,
    sql<Found<'not-compared'>>`
    select 'not-compared' as found, id as delivery, letter
    from feuilleton.deliveries where bodies > 1 and bytes_hash is null
    order by id limit 100`,
  )
}

/** I6: `submitted` stands on a stored 250, or on what an organiser found in the relay's log. */
export async function findUnproven(db: Database): Promise<Found<'not-proven'>[]> {
  return rowsOf(
    db,
    sql<Found<'not-proven'>>`
    select 'not-proven' as found, d.id as delivery, d.reply
    from feuilleton.deliveries d
    where d.state = 'submitted' and d.reply !~ '^2[0-9][0-9]'
      and not exists (
        select from feuilleton.resolutions r where r.delivery_id = d.id and r.decision = 'submitted')
    order by d.id limit 100`,
  )
}

/** I6: the ids of deliveries that a 250 is stored for or may have been given, those that came back by mail among them. */
export async function deliveriesThatMayHaveLeft(db: Database): Promise<{ id: number; state: string }[]> {
  return rowsOf(
    db,
    sql<{ id: number; state: string }>`
    select id, state from feuilleton.deliveries where state in ('submitted', 'returned', 'unknown') order by id`,
  )
}
