import { sql } from 'kysely'
import type { IsoDate } from '../domain/calendar-rule.ts'
import { type Database, rowsOf } from './database.ts'

/** What a cohort has in common with another: its name, and perhaps its first day too. */
export type Namesake = { dayOne: IsoDate; isOfOneDay: boolean }

/** Of some cohorts, those that have their name in common with another that runs, ran or was cancelled, by slug. */
export async function namesakes(db: Database, slugs: readonly string[]): Promise<Map<string, Namesake>> {
  const query = sql<Namesake & { slug: string }>`
    select c.slug, c.day_one, o.is_of_one_day from feuilleton.cohorts c
    cross join lateral (
      select count(*) as others, coalesce(bool_or(o.day_one = c.day_one), false) as is_of_one_day
      from feuilleton.cohorts o
      where o.name = c.name and o.id <> c.id and o.state in ('running', 'cancelled')) o
    where c.slug = any(${[...slugs]}::text[]) and c.state <> 'dropped' and o.others > 0`
  return new Map(
    (await rowsOf(db, query)).map(({ slug, dayOne, isOfOneDay }) => [slug, { dayOne, isOfOneDay }]),
  )
}
