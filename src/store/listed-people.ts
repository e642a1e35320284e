import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

export type EnrolmentState = 'pending' | 'active' | 'paused' | 'unsubscribed'

export type PeopleFilter = { cohortId: number; state: EnrolmentState | null }

/** Somebody of a cohort, as a list shows them. */
export type ListedPerson = {
  subscriberId: number
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

const those = ({ cohortId, state }: PeopleFilter) => sql`
  e.cohort_id = ${cohortId} and (${state}::text is null or e.state = ${state})
  and s.address not like 'erased-%@erased.invalid'`

export async function countListedPeople(db: Database, filter: PeopleFilter): Promise<number> {
  const query = sql<{ n: number }>`
    select count(*) as n from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
    where ${those(filter)}`
  return (await oneRow(db, query)).n
}

/** The next people of a cohort, without those who had themselves erased, in the order in which they became known. */
export async function listPeople(
  db: Database,
  filter: PeopleFilter,
  { after, most }: { after: number; most: number },
): Promise<ListedPerson[]> {
  return rowsOf(
    db,
    sql<ListedPerson>`
    select s.id as subscriber_id, s.address, s.first_name, e.state, e.follows, t.day_one, t.zone, t.at_time as at,
      e.joined_at, e.left_at, e.left_reason
    from feuilleton.enrolments e
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.tracks t on t.id = e.track_id
    where ${those(filter)} and e.subscriber_id > ${after} order by e.subscriber_id limit ${most}`,
  )
}
