import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** Notes that a reader has marked every lesson of a course that is over; once noted, it stays. */
export async function noteCompleted(db: Database, enrolmentId: number, now: Date): Promise<void> {
  await sql`
    update feuilleton.enrolments set completed_at = ${now}
    where id = ${enrolmentId} and completed_at is null and follows = 'course'`.execute(db)
}

/** Somebody who has a certificate. */
export type Graduate = {
  enrolmentId: number
  subscriberId: number
  address: string
  firstName: string | null
  completedAt: Date
}

/** Those of a cohort who have a certificate, the latest first, at most so many, below a key. */
export async function listGraduates(
  db: Database,
  cohortId: number,
  { below, most }: { below?: { at: Date; id: number } | undefined; most: number },
): Promise<Graduate[]> {
  return rowsOf(
    db,
    sql<Graduate>`
    select e.id as enrolment_id, e.subscriber_id, s.address, s.first_name, e.completed_at
    from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where e.cohort_id = ${cohortId} and e.completed_at is not null
      and (${below?.at ?? null}::timestamptz is null
        or (e.completed_at, e.id) < (${below?.at ?? null}::timestamptz, ${below?.id ?? null}::bigint))
    order by e.completed_at desc, e.id desc limit ${most}`,
  )
}
