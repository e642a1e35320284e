import { sql } from 'kysely'
import { ERASED_DOMAIN } from '../domain/erased-address.ts'
import { type Database, rowsOf } from './database.ts'

/** What is known of a cohort in numbers. People are those of the course; guests of its events are counted apart. */
export type CohortFigures = {
  cohortId: number
  /** Joined, whatever became of them. */
  enrolled: number
  following: number
  paused: number
  /** Left by themselves, or were taken out. */
  left: number
  /** Went on in another cohort. */
  switched: number
  guests: number
  /** Got the last lesson: the relay took it. */
  reachedEnd: number
  /** Have a certificate. */
  completed: number
  /** Letters that were refused for good. */
  bounced: number
}

/** The figures of some cohorts, in no order. Each count reads the index of what it counts, and nothing else. */
export async function countFigures(db: Database, cohortIds: readonly number[]): Promise<CohortFigures[]> {
  return rowsOf(
    db,
    sql<CohortFigures>`
    select c.id as cohort_id, n.*, n.gone - w.switched as left, w.switched, f.completed, l.reached_end, b.bounced
    from feuilleton.cohorts c
    cross join lateral (
      select count(*) filter (where e.follows = 'course') as enrolled,
        count(*) filter (where e.follows = 'course' and e.state = 'active') as following,
        count(*) filter (where e.follows = 'course' and e.state = 'paused') as paused,
        count(*) filter (where e.follows = 'course' and e.state = 'unsubscribed') as gone,
        count(*) filter (where e.follows = 'events' and e.state <> 'unsubscribed') as guests
      from feuilleton.enrolments e where e.cohort_id = c.id and e.joined_at is not null) n
    cross join lateral (
      select count(*) as switched from feuilleton.enrolments e
      where e.cohort_id = c.id and e.state = 'unsubscribed' and e.left_why = 'switched'
        and e.joined_at is not null and e.follows = 'course') w
    cross join lateral (
      select count(*) as completed from feuilleton.enrolments e
      where e.cohort_id = c.id and e.completed_at is not null) f
    cross join lateral (
      select count(*) as reached_end
      from feuilleton.tracks t
      join feuilleton.dispatches i on i.track_id = t.id and i.day = (
        select max(last.day) from feuilleton.dispatches last where last.track_id = t.id)
      join feuilleton.deliveries d on d.dispatch_id = i.id and d.state = 'submitted'
      where t.cohort_id = c.id and i.kind = 'lesson') l
    cross join lateral (
      select count(*) as bounced
      from feuilleton.tracks t
      join feuilleton.dispatches i on i.track_id = t.id
      join feuilleton.deliveries d on d.dispatch_id = i.id and d.state = 'bounced'
      where t.cohort_id = c.id) b
    where c.id = any(${[...cohortIds]}::bigint[])`,
  )
}

/** How many left on a day, in the zone of their cohort, and how many of them for another cohort. */
export type LeftOnDay = { day: string; count: number }

/** The days on which people left a cohort, in order; those who went on in another cohort are not counted. */
export async function countLeftByDay(db: Database, cohortId: number): Promise<LeftOnDay[]> {
  return rowsOf(
    db,
    sql<LeftOnDay>`
    select (e.left_at at time zone c.zone)::date as day, count(*) as count
    from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id
    where e.cohort_id = ${cohortId} and e.state = 'unsubscribed' and e.left_why is distinct from 'switched'
      and e.joined_at is not null and e.follows = 'course'
    group by 1 order by 1`,
  )
}

/** Letters that a domain refused for good, and the people they were for. */
export type BouncesOfDomain = { domain: string; letters: number; people: number }

/** The domains that refused letters of a cohort for good, the most people first, at most so many. */
export async function countBounces(db: Database, cohortId: number, most: number): Promise<BouncesOfDomain[]> {
  return rowsOf(
    db,
    sql<BouncesOfDomain>`
    select split_part(s.address_key, '@', 2) as domain, count(*) as letters, count(distinct e.id) as people
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id
    join feuilleton.deliveries d on d.dispatch_id = i.id and d.state = 'bounced'
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where t.cohort_id = ${cohortId} and split_part(s.address_key, '@', 2) <> ${ERASED_DOMAIN}
    group by 1 order by 3 desc, 1 limit ${most}`,
  )
}

/** Where people stand with an event, by its name. */
export type EventFigures = {
  event: string
  registered: number
  waiting: number
  left: number
  attended: number
  absent: number
}

/** The events of a cohort that somebody has registered for. */
export async function countEvents(db: Database, cohortId: number): Promise<EventFigures[]> {
  return rowsOf(
    db,
    sql<EventFigures>`
    select n.*, coalesce(a.attended, 0) as attended, coalesce(a.absent, 0) as absent
    from (
      select event, count(*) filter (where state = 'registered') as registered,
        count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'left') as left
      from feuilleton.registrations where cohort_id = ${cohortId} group by event) n
    left join (
      select event, count(*) filter (where attended) as attended, count(*) filter (where not attended) as absent
      from feuilleton.registrations where cohort_id = ${cohortId} and attended is not null group by event
    ) a using (event)
    order by event`,
  )
}
