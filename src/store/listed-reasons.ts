import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Why somebody left, without who it was. */
export type ListedReason = { id: number; cohort: string; zone: string; leftAt: Date; reason: string }

/** What readers said: not what stands there since somebody changed the cohort or had themselves erased. */
const those = (cohortId: number | null) => sql`
  e.state = 'unsubscribed' and e.left_at is not null and e.left_reason is not null
  and e.left_reason not in ('switched', 'erased')
  and (${cohortId}::bigint is null or e.cohort_id = ${cohortId})`

export async function countListedReasons(db: Database, cohortId: number | null): Promise<number> {
  const query = sql<{ n: number }>`select count(*) as n from feuilleton.enrolments e where ${those(cohortId)}`
  return (await oneRow(db, query)).n
}

/** The next reasons for which people left a cohort, or any. */
export async function listReasons(
  db: Database,
  cohortId: number | null,
  { after, most }: { after: number; most: number },
): Promise<ListedReason[]> {
  return rowsOf(
    db,
    sql<ListedReason>`
    select e.id, c.slug as cohort, c.zone, e.left_at, e.left_reason as reason
    from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id
    where ${those(cohortId)} and e.id > ${after} order by e.id limit ${most}`,
  )
}
