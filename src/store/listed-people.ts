import { sql } from 'kysely'
import type { PeopleFilter } from '../domain/people-filter.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { peopleWhere } from './people-conditions.ts'

type EnrolmentState = 'pending' | 'active' | 'paused' | 'unsubscribed'

/** Somebody in a cohort, as a list shows them. */
export type ListedPerson = {
  enrolmentId: number
  cohort: string
  address: string
  firstName: string | null
  state: EnrolmentState
  follows: 'course' | 'events'
  dayOne: string
  zone: string
  at: string
  joinedAt: Date | null
  leftAt: Date | null
  leftReason: string | null
}

/** Without those who had themselves erased. */
const those = (filter: PeopleFilter) => sql`
  (select e.* from ${peopleWhere(filter)}) e join feuilleton.subscribers s on s.id = e.subscriber_id
    and s.address not like 'erased-%@erased.invalid'`

export async function countListedPeople(db: Database, filter: PeopleFilter): Promise<number> {
  const query = sql<{ n: number }>`select count(*) as n from ${those(filter)}`
  return (await oneRow(db, query)).n
}

/** The next people whom a filter lets through, in the order in which they were enrolled. */
export async function listPeople(
  db: Database,
  filter: PeopleFilter,
  { after, most }: { after: number; most: number },
): Promise<ListedPerson[]> {
  return rowsOf(
    db,
    sql<ListedPerson>`
    select e.id as enrolment_id, s.address, s.first_name, e.state, e.follows, t.day_one, t.zone, t.at_time as at,
      e.joined_at, e.left_at, e.left_reason, c.name as cohort
    from ${those(filter)}
    join feuilleton.tracks t on t.id = e.track_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    where e.id > ${after} order by e.id limit ${most}`,
  )
}
