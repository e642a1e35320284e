import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** Readers of a cohort by recipient domain, when they were counted; `''` has the small domains together. */
export type CohortDomains = { people: number; domains: Record<string, number> }

/** In milliseconds. People who come or go hardly change which providers they have. */
const COUNTED_FOR_MS = 6 * 60 * 60_000
const MOST_DOMAINS = 200

/**
 * Counts the readers of one cohort by domain, of those whose count is missing or old and that have letters to come. It
 * reads everybody of it, so it is done beside letters that leave, and pages read what was counted.
 * @returns false when there was none.
 */
export async function countNextCohort(db: Database, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - COUNTED_FOR_MS)
  const query = sql<{ id: number }>`
    select c.id from feuilleton.cohorts c left join feuilleton.cohort_domains n on n.cohort_id = c.id
    where c.state = 'running' and (n.cohort_id is null or n.counted_at < ${before})
      and exists (select from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
        where t.cohort_id = c.id and i.state in ('planned', 'open'))
    order by n.counted_at nulls first, c.id limit 1`
  const [next] = await rowsOf(db, query)
  if (next) await countCohort(db, next.id, now)
  return next !== undefined
}

async function countCohort(db: Database, cohortId: number, now: Date): Promise<void> {
  await sql`
    insert into feuilleton.cohort_domains as n (cohort_id, counted_at, people, domains)
    select ${cohortId}, ${now}, coalesce(sum(people), 0), coalesce(jsonb_object_agg(domain, people), '{}') from (
      select case when place <= ${MOST_DOMAINS} then domain else '' end as domain, sum(people) as people from (
        select split_part(s.address_key, '@', 2) as domain, count(*) as people,
          row_number() over (order by count(*) desc, split_part(s.address_key, '@', 2)) as place
        from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
        where e.cohort_id = ${cohortId} and e.follows = 'course' and e.state = 'active' and e.joined_at is not null
        group by 1) placed
      group by 1) named
    on conflict (cohort_id) do update set
      counted_at = excluded.counted_at, people = excluded.people, domains = excluded.domains`.execute(db)
}

/** As it was counted last; undefined where nobody has counted yet. */
export async function findCohortDomains(db: Database, cohortId: number): Promise<CohortDomains | undefined> {
  const query = sql<CohortDomains>`
    select people, domains from feuilleton.cohort_domains where cohort_id = ${cohortId}`
  return (await rowsOf(db, query))[0]
}

/** A cohort that has lessons on a day, with its readers as they were counted last, and who sends them. */
export type DayLetters = { day: string; sender: string; people: number }

/** Lessons of all cohorts that fall due until an instant, by day in UTC. A cohort that was not counted yet has nobody. */
export async function lessonsByDay(
  db: Database,
  { now, until }: { now: Date; until: Date },
): Promise<DayLetters[]> {
  return rowsOf(
    db,
    sql<DayLetters>`
    with days as (
      select distinct t.cohort_id, (i.due_at at time zone 'UTC')::date as day
      from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
      where i.state in ('planned', 'open') and i.kind = 'lesson' and i.due_at > ${now} and i.due_at <= ${until}
    )
    select d.day::text, e.content #>> '{programme,sender,address}' as sender, sum(n.people)::int as people
    from days d join feuilleton.cohorts c on c.id = d.cohort_id and c.state = 'running'
    join feuilleton.cohort_domains n on n.cohort_id = c.id
    join feuilleton.editions e on e.hash = c.edition_hash
    group by 1, 2 order by 1, 2`,
  )
}
