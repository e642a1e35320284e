import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** A letter of a cohort that fell due lately. */
export type LastLetter = {
  cohortId: number
  cohort: string
  cohortName: string
  editionHash: string
  letter: string
  /** When it fell due for the last of its tracks so far, and their zone. */
  dueAt: Date
  zone: string
}

/** A letter falls due for each of its tracks: so many of them are looked at for each letter. */
const TRACKS = 100

/** The letters that fell due last for anybody, the newest first, each once. */
export async function lastLetters(
  db: Database,
  { now, most }: { now: Date; most: number },
): Promise<LastLetter[]> {
  return rowsOf(
    db,
    sql<LastLetter>`
    with fallen as (
      select i.id, i.letter, i.due_at, t.zone, t.cohort_id,
        exists (select from feuilleton.deliveries d where d.dispatch_id = i.id) as has_people
      from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
      where i.due_at <= ${now} and i.state <> 'cancelled' and i.kind is not null
      order by i.due_at desc, i.id desc limit ${most * TRACKS}
    ), newest as (
      select distinct on (cohort_id, letter) * from fallen where has_people order by cohort_id, letter, due_at desc, id desc
    )
    select c.id as cohort_id, c.slug as cohort, c.name as cohort_name, c.edition_hash, n.letter, n.due_at, n.zone
    from newest n join feuilleton.cohorts c on c.id = n.cohort_id
    order by n.due_at desc, n.id desc limit ${most}`,
  )
}
