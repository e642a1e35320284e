import { sql } from 'kysely'
import type { Cohort } from '../domain/cohort.ts'
import type { StandingChange } from '../domain/event-changes.ts'
import { cohortColumns } from './cohorts.ts'
import { type Database, rowsOf } from './database.ts'

/** A cohort that people may join by themselves, and whether every place is taken; who has not confirmed yet takes none. */
export type OpenCohort = Cohort & { isFull: boolean; changes: StandingChange[] }

/** The running cohorts of a programme whose sign-up is open, past ones too, in the order of their day one. */
export async function openCohorts(db: Database, programme: string): Promise<OpenCohort[]> {
  return rowsOf(
    db,
    sql<OpenCohort>`
    select ${cohortColumns},
      c.capacity is not null and feuilleton.places_taken(c.id, c.capacity) >= c.capacity as is_full,
      (select coalesce(json_agg(json_build_object('version', x.version, 'event', x.event, 'sequence', x.sequence,
         'moments', x.moments, 'cancelled', x.cancelled) order by x.version), '[]')
       from feuilleton.event_changes x where x.cohort_id = c.id) as changes
    from feuilleton.cohorts c
    join feuilleton.editions ed on ed.hash = c.edition_hash
    where ed.programme = ${programme} and c.sign_up = 'open' and c.state = 'running'
    order by c.day_one, c.slug`,
  )
}

/** The hash of the edition of a programme that was sealed last, but for those that only drafts have. */
export async function newestEdition(db: Database, programme: string): Promise<string | undefined> {
  const query = sql<{ hash: string }>`
    select hash from feuilleton.editions where programme = ${programme} and published
    order by sealed_at desc, hash limit 1`
  return (await rowsOf(db, query))[0]?.hash
}
