import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

export type KnownPeople = { already: number; suppressed: number }

/**
 * Of people given by their address keys: how many are in a cohort already, or were, and how many of the others have an
 * address that nothing is sent to. A guest of an event is not in the course yet.
 */
export async function countKnown(
  db: Database,
  cohortId: number,
  addressKeys: readonly string[],
): Promise<KnownPeople> {
  return oneRow(
    db,
    sql<KnownPeople>`
    with known as (
      select k.key, e.id is not null as is_in
      from unnest(${[...addressKeys]}::text[]) as k (key)
      left join feuilleton.subscribers s on s.address_key = k.key
      left join feuilleton.enrolments e on e.subscriber_id = s.id and e.cohort_id = ${cohortId}
        and not (e.follows = 'events' and e.state in ('active', 'paused'))
    )
    select count(*) filter (where is_in) as already,
      count(*) filter (where not is_in and x.address_key is not null) as suppressed
    from known left join feuilleton.suppressions x on x.address_key = known.key`,
  )
}
