import { sql } from 'kysely'
import type { Database } from '../src/store/database.ts'
import { FIRST_NAME_WEIGHTS, FIRST_NAMES } from './first-names.ts'

/**
 * Enrols so many people in the one track that there is, as an import would have, an hour ago; the same people each
 * time.
 */
export async function addReaders(db: Database, people: number): Promise<void> {
  const upTo = FIRST_NAME_WEIGHTS.map((_, index) => sum(FIRST_NAME_WEIGHTS.slice(0, index + 1)))
  const all = upTo.at(-1) ?? 1
  await sql`
    with readers as (
      insert into feuilleton.subscribers (address, address_key, first_name, created_at)
      select address, address, (${FIRST_NAMES}::text[])[1 + width_bucket(drawn, ${upTo.map((upper) => upper / all)}::float8[])], now()
      from (
        select 'reader-' || n || '@lecteurs.example' as address, ((n * 0.6180339887498949) % 1)::float8 as drawn
        from generate_series(1, ${people}::int) as n) made
      returning id
    )
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
    select t.cohort_id, r.id, t.id, now() - interval '1 hour', 'fr' from readers r, feuilleton.tracks t
    order by r.id`.execute(db)
  await sql`analyze`.execute(db)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
