import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

/** Keeps `domain` as that of the UIDs of a cohort, unless another was kept before; returns the one that is kept. */
export async function keepUidDomain(db: Database, cohortId: number, domain: string): Promise<string> {
  await sql`
    update feuilleton.cohorts set uid_domain = ${domain} where id = ${cohortId} and uid_domain is null`.execute(
    db,
  )
  const query = sql<{ domain: string }>`
    select uid_domain as domain from feuilleton.cohorts where id = ${cohortId}`
  return (await oneRow(db, query)).domain
}
