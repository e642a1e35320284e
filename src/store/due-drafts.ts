import { sql } from 'kysely'
import type { IsoDate } from '../domain/calendar-rule.ts'
import { type Database, rowsOf } from './database.ts'

/** A draft with people in it whose day one is near or past. */
export type DueDraft = { cohort: string; cohortName: string; dayOne: IsoDate; people: number }

/** The drafts with people whose day one is `until` at the latest, the most urgent first. */
export async function listDueDrafts(db: Database, until: IsoDate): Promise<DueDraft[]> {
  return rowsOf(
    db,
    sql<DueDraft>`
    select c.slug as cohort, c.name as cohort_name, c.day_one, p.people
    from feuilleton.cohorts c
    join lateral (
      select count(*) as people from feuilleton.enrolments e
      where e.cohort_id = c.id and e.follows = 'course' and e.state in ('active', 'paused')) p on p.people > 0
    where c.state = 'draft' and c.day_one <= ${until}
    order by c.day_one, c.id`,
  )
}
