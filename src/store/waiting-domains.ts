import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import { MOST_COUNTED } from './most-counted.ts'

/** Letters that were put off by now, by recipient domain, among the first `MOST_COUNTED` of them. */
export async function countWaiting(db: Database, now: Date): Promise<{ domain: string; letters: number }[]> {
  return rowsOf(
    db,
    sql<{ domain: string; letters: number }>`
    select split_part(s.address_key, '@', 2) as domain, count(*) as letters
    from (select enrolment_id from feuilleton.deliveries
      where state = 'due' and next_at > ${now} limit ${MOST_COUNTED}) d
    join feuilleton.enrolments e on e.id = d.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    group by 1`,
  )
}
