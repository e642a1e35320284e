import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

/** Letters that are due and have not left, and when the next of them is tried. */
export type LettersUnderWay = { n: number; nextAt: Date | null }

/** Where that many wait, their number says no more. */
const MOST_COUNTED = 100_000

/** What is due of cohorts that nothing pauses. */
export async function findLettersUnderWay(db: Database): Promise<LettersUnderWay> {
  return oneRow(
    db,
    sql<LettersUnderWay>`
    select count(*) as n, min(next_at) as next_at from (
      select d.next_at from feuilleton.deliveries d
      where d.state = 'due' and not exists (
        select from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
        join feuilleton.pauses p on p.cohort_id = t.cohort_id where i.id = d.dispatch_id)
      limit ${MOST_COUNTED}) due`,
  )
}
