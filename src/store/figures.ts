import { sql } from 'kysely'
import { ERASED_DOMAIN } from '../domain/erased-address.ts'
import { type Database, rowsOf } from './database.ts'
import { isBounced, isGot } from './delivery-states.ts'

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
  /** The name of the last lesson; null where nothing is planned. */
  lastLetter: string | null
  /** Got the last lesson: the relay took it. */
  reachedEnd: number
  /** Have a certificate. */
  completed: number
  /** People of whose letters one was refused for good, or came back. */
  bounced: number
}

/**
 * The figures of some cohorts, in no order. Each count goes through the index of what it counts and through nothing else:
 * one count with many filters reads the same rows and takes three times as long.
 */
export async function countFigures(db: Database, cohortIds: readonly number[]): Promise<CohortFigures[]> {
  const counts = await rowsOf(
    db,
    sql<Counts>`
    select c.id as cohort_id,
      (select count(*) from feuilleton.enrolments e
        where e.cohort_id = c.id and e.follows = 'course' and e.joined_at is not null) as enrolled,
      (select count(*) from feuilleton.enrolments e where e.cohort_id = c.id and e.follows = 'course'
        and e.state = 'paused' and e.joined_at is not null) as paused,
      (select count(*) from feuilleton.enrolments e where e.cohort_id = c.id and e.follows = 'course'
        and e.state = 'unsubscribed' and e.joined_at is not null) as gone,
      (select count(*) from feuilleton.enrolments e where e.cohort_id = c.id and e.follows = 'course'
        and e.state = 'unsubscribed' and e.joined_at is not null and e.left_why = 'switched') as switched,
      (select count(*) from feuilleton.enrolments e where e.cohort_id = c.id and e.follows = 'events'
        and e.state in ('active', 'paused') and e.joined_at is not null) as guests,
      (select count(*) from feuilleton.enrolments e
        where e.cohort_id = c.id and e.completed_at is not null) as completed,
      (select i.letter from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
        where t.cohort_id = c.id and i.kind = 'lesson' order by i.day desc limit 1) as last_letter,
      l.reached_end, b.bounced
    from feuilleton.cohorts c
    cross join lateral (
      select coalesce(sum(n.submitted) filter (where i.kind = 'lesson' and i.day = n.last), 0)::int as reached_end
      from feuilleton.tracks t
      join feuilleton.dispatches i on i.track_id = t.id
      cross join lateral (
        select max(last.day) as last from feuilleton.dispatches last where last.track_id = t.id) m
      cross join lateral (
        select m.last,
          case when i.day = m.last then (
            select count(*) from feuilleton.deliveries d where d.dispatch_id = i.id and ${isGot}) end as submitted
      ) n
      where t.cohort_id = c.id) l
    cross join lateral (
      select count(distinct d.enrolment_id)::int as bounced
      from feuilleton.tracks t
      join feuilleton.dispatches i on i.track_id = t.id
      -- With the offset, each dispatch is looked up in the index, and not all that ever bounced is read.
      cross join lateral (
        select d.enrolment_id from feuilleton.deliveries d
        where d.dispatch_id = i.id and ${isBounced} offset 0) d
      where t.cohort_id = c.id) b
    where c.id = any(${[...cohortIds]}::bigint[])`,
  )
  return counts.map(({ gone, ...rest }) => ({
    ...rest,
    left: gone - rest.switched,
    following: rest.enrolled - rest.paused - gone,
  }))
}

type Counts = Omit<CohortFigures, 'left' | 'following'> & { gone: number }

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

/** A domain that refused letters for good or sent them back, and the people they were for. */
export type BouncesOfDomain = { domain: string; people: number }

/** The domains at which letters of a cohort bounced, the most people first, at most so many. */
export async function countBounces(db: Database, cohortId: number, most: number): Promise<BouncesOfDomain[]> {
  return rowsOf(
    db,
    sql<BouncesOfDomain>`
    select split_part(s.address_key, '@', 2) as domain, count(distinct e.id) as people
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id
    join feuilleton.deliveries d on d.dispatch_id = i.id and ${isBounced}
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where t.cohort_id = ${cohortId} and split_part(s.address_key, '@', 2) <> ${ERASED_DOMAIN}
    group by 1 order by 2 desc, 1 limit ${most}`,
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
