import { type RawBuilder, sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** A cohort as lists of many name it. */
export type NamedCohort = {
  id: number
  slug: string
  name: string
  dayOne: string
  state: 'running' | 'cancelled'
  programme: string
}

/** Where a page of cohorts ends: the next one begins below it. */
export type CohortKey = { dayOne: string; id: number }

/** Cohorts that were scheduled, the latest day one first, at most so many, below a key. */
export async function pageOfCohorts(
  db: Database,
  { below, most }: { below?: CohortKey | undefined; most: number },
): Promise<NamedCohort[]> {
  const isBelow: RawBuilder<unknown> = sql`(c.day_one, c.id) < (${below?.dayOne ?? null}::date, ${below?.id ?? null}::bigint)`
  return rowsOf(
    db,
    sql<NamedCohort>`
    select c.id, c.slug, c.name, c.day_one, c.state, ed.programme
    from feuilleton.cohorts c join feuilleton.editions ed on ed.hash = c.edition_hash
    where c.state in ('running', 'cancelled') and (${below?.dayOne ?? null}::date is null or ${isBelow})
    order by c.day_one desc, c.id desc limit ${most}`,
  )
}
