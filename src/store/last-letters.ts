import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** How a letter that fell due stands. The numbers add up to everybody it was written for. */
export type LastLetter = {
  cohort: string
  letter: string
  dueAt: Date
  zone: string
  submitted: number
  bounced: number
  /** Unknown or held. */
  waiting: number
  skipped: number
  /** Due, claimed or handed. */
  open: number
}

/** The letters that fell due last, the newest first. */
export async function lastLetters(
  db: Database,
  { now, most }: { now: Date; most: number },
): Promise<LastLetter[]> {
  return rowsOf(
    db,
    sql<LastLetter>`
    with last as (
      select i.id, i.letter, i.due_at, t.zone, t.cohort_id
      from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
      where i.due_at <= ${now} and i.state <> 'cancelled' and i.kind is not null
      order by i.due_at desc, i.id desc limit ${most}
    )
    select c.slug as cohort, l.letter, l.due_at, l.zone, s.submitted, n.*
    from last l join feuilleton.cohorts c on c.id = l.cohort_id
    join lateral (
      -- Nearly all are submitted: counted by themselves, they are read from the index without a look at each.
      select count(*) as submitted from feuilleton.deliveries d
      where d.dispatch_id = l.id and d.state = 'submitted') s on true
    join lateral (
      select count(*) filter (where d.state = 'bounced') as bounced,
        count(*) filter (where d.state in ('unknown', 'held')) as waiting,
        count(*) filter (where d.state in ('skipped', 'failed')) as skipped,
        count(*) filter (where d.state in ('due', 'claimed', 'handed')) as open
      from feuilleton.deliveries d
      where d.dispatch_id = l.id
        and d.state in ('bounced', 'unknown', 'held', 'skipped', 'failed', 'due', 'claimed', 'handed')) n on true
    order by l.due_at desc, l.id desc`,
  )
}
