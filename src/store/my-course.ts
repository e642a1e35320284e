import { sql } from 'kysely'
import type { Programme } from '../domain/programme.ts'
import { type Database, rowsOf } from './database.ts'

/** The programme of an edition, without its texts. */
export async function findProgramme(db: Database, editionHash: string): Promise<Programme | undefined> {
  const query = sql<{ programme: Programme }>`
    select content -> 'programme' as programme from feuilleton.editions where hash = ${editionHash}`
  const [row] = await rowsOf(db, query)
  return row?.programme
}

/** A lesson of one subscriber that is in the ledger. */
export type MyLesson = {
  deliveryId: number
  letter: string
  day: number
  state: string
  reason: string | null
  /** When it was handed over or ended, or is going to be tried. */
  at: Date
  readAt: Date | null
}

/** The lessons of an enrolment that are in the ledger, in order. */
export async function myLessons(db: Database, enrolmentId: number): Promise<MyLesson[]> {
  return rowsOf(
    db,
    sql<MyLesson>`
    select d.id as delivery_id, d.letter, i.day, d.state, d.reason,
      coalesce(d.handed_at, d.settled_at, d.next_at) as at, r.read_at
    from feuilleton.deliveries d
    join feuilleton.dispatches i on i.id = d.dispatch_id
    left join feuilleton.readings r on r.enrolment_id = d.enrolment_id and r.letter = d.letter
    where d.enrolment_id = ${enrolmentId} and d.kind = 'lesson'
    order by i.day`,
  )
}
