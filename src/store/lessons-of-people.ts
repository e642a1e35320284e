import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** A lesson of somebody as the ledger has it; `zone` is that of its track. */
export type LessonOfPerson = {
  delivery: number
  to: string
  letter: string
  dueAt: Date
  handedAt: Date | null
  /** `paused` for one that was skipped for a break. */
  reason: string | null
  zone: string
}

/** Every lesson of these addresses, in all cohorts, in the order of the ledger. */
export async function lessonsOfPeople(db: Database, addresses: readonly string[]): Promise<LessonOfPerson[]> {
  return rowsOf(
    db,
    sql<LessonOfPerson>`
    select d.id as delivery, s.address as to, d.letter, i.due_at, d.handed_at,
      case when d.state = 'skipped' then d.reason end as reason, t.zone
    from feuilleton.subscribers s
    join feuilleton.enrolments e on e.subscriber_id = s.id
    join feuilleton.deliveries d on d.enrolment_id = e.id
    join feuilleton.dispatches i on i.id = d.dispatch_id
    join feuilleton.tracks t on t.id = i.track_id
    where s.address = any(${addresses}) and d.kind = 'lesson'
    order by d.id`,
  )
}
