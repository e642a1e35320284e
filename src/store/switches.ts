import { sql } from 'kysely'
import type { Cohort } from '../domain/cohort.ts'
import { cohortColumns } from './cohorts.ts'
import { type Database, rowsOf } from './database.ts'

/**
 * The other cohorts of the same programme that the subscriber has not been in before, in the order of their
 * day one; those that are open to sign-up alone when `open`.
 */
export async function cohortsToSwitchTo(
  db: Database,
  enrolmentId: number,
  { open }: { open: boolean },
): Promise<Cohort[]> {
  return rowsOf(
    db,
    sql<Cohort>`
    select ${cohortColumns}
    from feuilleton.enrolments e
    join feuilleton.cohorts own on own.id = e.cohort_id
    join feuilleton.editions ed on ed.hash = own.edition_hash
    join feuilleton.editions like_it on like_it.programme = ed.programme
    join feuilleton.cohorts c on c.edition_hash = like_it.hash and c.id <> own.id
    where e.id = ${enrolmentId} and (c.sign_up = 'open' or not ${open}) and c.state = 'running'
      and not exists (
        select from feuilleton.enrolments x where x.cohort_id = c.id and x.subscriber_id = e.subscriber_id)
    order by c.day_one, c.slug`,
  )
}

/** Enrols the subscriber of an enrolment in another cohort, in the same language; undefined when that is so already. */
export async function enrolToo(
  tx: Database,
  enrolmentId: number,
  { cohortId, trackId, joinedAt }: { cohortId: number; trackId: number; joinedAt: Date },
): Promise<number | undefined> {
  const query = sql<{ id: number }>`
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
    select ${cohortId}, subscriber_id, ${trackId}, ${joinedAt}, language
    from feuilleton.enrolments where id = ${enrolmentId} for key share
    on conflict (cohort_id, subscriber_id) do nothing
    returning id`
  return (await rowsOf(tx, query))[0]?.id
}
