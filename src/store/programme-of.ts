import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** The programme of a cohort, by its name in addresses. */
export async function programmeOfCohort(db: Database, slug: string): Promise<string | undefined> {
  const query = sql<{ programme: string }>`
    select ed.programme from feuilleton.cohorts c join feuilleton.editions ed on ed.hash = c.edition_hash
    where c.slug = ${slug}`
  return (await rowsOf(db, query))[0]?.programme
}

/** The programme of an enrolment, of a delivery or of a request. */
export async function programmeOf(
  db: Database,
  what: 'enrolment' | 'delivery' | 'request',
  id: number,
): Promise<string | undefined> {
  const query = sql<{ programme: string }>`
    select ed.programme from feuilleton.enrolments e
    join feuilleton.cohorts c on c.id = e.cohort_id join feuilleton.editions ed on ed.hash = c.edition_hash
    where e.id = ${ENROLMENTS[what](id)}`
  return (await rowsOf(db, query))[0]?.programme
}

const ENROLMENTS = {
  enrolment: (id: number) => sql`${id}`,
  delivery: (id: number) => sql`(select enrolment_id from feuilleton.deliveries where id = ${id})`,
  request: (id: number) => sql`(select enrolment_id from feuilleton.requests where id = ${id})`,
}
