import { sql } from 'kysely'
import type { Database } from '../src/store/database.ts'

/** Enrols so many people in the one track that there is, as an import would have, an hour ago. */
export async function addReaders(db: Database, people: number): Promise<void> {
  await sql`
    with readers as (
      insert into feuilleton.subscribers (address, address_key, first_name, created_at)
      select address, address, 'Camille', now() from (
        select 'reader-' || n || '@lecteurs.example' as address from generate_series(1, ${people}::int) as n) made
      returning id
    )
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
    select t.cohort_id, r.id, t.id, now() - interval '1 hour', 'fr' from readers r, feuilleton.tracks t
    order by r.id`.execute(db)
  await sql`analyze`.execute(db)
}
