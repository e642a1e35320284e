import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'
import { isBounced, isGot } from './delivery-states.ts'

/** What became of the letters that fell due in a day, and how many people left in it. */
export async function countDay(
  db: Database,
  { from, to }: { from: Date; to: Date },
): Promise<{ submitted: number; bounced: number; left: number }> {
  return oneRow(
    db,
    sql<{ submitted: number; bounced: number; left: number }>`
    select count(*) filter (where ${isGot}) as submitted,
      count(*) filter (where ${isBounced}) as bounced,
      (select count(*) from feuilleton.enrolments e
        where e.state = 'unsubscribed' and e.left_at > ${from} and e.left_at <= ${to}
          and e.left_reason is distinct from 'switched') as left
    from feuilleton.dispatches i join feuilleton.deliveries d on d.dispatch_id = i.id
    where i.due_at > ${from} and i.due_at <= ${to}`,
  )
}
