import { sql } from 'kysely'
import type { IsoDate } from '../domain/calendar-rule.ts'
import { type Database, rowsOf } from './database.ts'

/** Of some cohorts, those that have their name in common with another that runs or ran, and their first days by slug. */
export async function namesakes(db: Database, slugs: readonly string[]): Promise<Map<string, IsoDate>> {
  const query = sql<{ slug: string; dayOne: IsoDate }>`
    select c.slug, c.day_one from feuilleton.cohorts c
    where c.slug = any(${[...slugs]}::text[]) and c.state in ('draft', 'running') and exists (
      select from feuilleton.cohorts o where o.name = c.name and o.id <> c.id and o.state = 'running')`
  return new Map((await rowsOf(db, query)).map(({ slug, dayOne }) => [slug, dayOne]))
}
