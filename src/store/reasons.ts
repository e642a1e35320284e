import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** Why somebody left. */
export type Reason = {
  enrolmentId: number
  subscriberId: number
  leftAt: Date
  /** A reason of the list that they chose from. */
  why: string
  /** Their own words. */
  words: string | null
  cohortSlug: string
  cohortName: string
  zone: string
}

/** Of one cohort, or of all; with words alone, or with all. */
export type ReasonFilter = {
  cohortId?: number | null
  why?: string | undefined
  /** Leaves out those who left earlier. */
  since?: Date | null
}

export type ReasonKey = { at: Date; id: number }

/**
 * What the service writes there itself is no reason that somebody gave. Word for word as in the indexes of reasons; not
 * with
 * `is not null` besides, since the planner would count those who gave none twice and take another index.
 */
const given = sql`e.left_why <> all ('{switched,erased}')`

/** Why people left, the latest first, at most so many, below a key. */
export async function listReasons(
  db: Database,
  { filter, below, most }: { filter: ReasonFilter; below?: ReasonKey | undefined; most: number },
): Promise<Reason[]> {
  const { cohortId = null, why = null, since = null } = filter
  return rowsOf(
    db,
    sql<Reason>`
    select * from (
      select e.id as enrolment_id, e.subscriber_id, e.left_at, e.left_why as why,
        nullif(substring(e.left_reason from length(e.left_why) + 3), '') as words,
        c.slug as cohort_slug, c.name as cohort_name, c.zone
      from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id
      where ${given} and (${cohortId}::bigint is null or e.cohort_id = ${cohortId})
        and (${why}::text is null or e.left_why = ${why})
        and (${below?.at ?? null}::timestamptz is null
          or (e.left_at, e.id) < (${below?.at ?? null}::timestamptz, ${below?.id ?? null}::bigint))
      order by e.left_at desc, e.id desc limit ${most}) newest
    -- After the limit: before it, the planner would expect so few that it sorts all of them.
    where ${since}::timestamptz is null or left_at >= ${since}
    order by left_at desc, enrolment_id desc`,
  )
}

/** How many gave each reason, by the reason. */
export async function countReasons(
  db: Database,
  { cohortId = null, since = null }: Omit<ReasonFilter, 'why'>,
): Promise<Map<string, number>> {
  const query = sql<{ why: string; count: number }>`
    select e.left_why as why, count(*) as count from feuilleton.enrolments e
    where ${given} and (${cohortId}::bigint is null or e.cohort_id = ${cohortId})
      and (${since}::timestamptz is null or e.left_at >= ${since})
    group by 1 order by 2 desc, 1`
  return new Map((await rowsOf(db, query)).map(({ why, count }) => [why, count]))
}
