import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'

/** A dispatch with deliveries to work on now, and how many, counted up to a limit. */
export type DueWork = { dispatchId: number; due: number }

/**
 * The dispatches that have due deliveries, and the next instant after `now` at which there is more to do. A paused
 * cohort has nothing to work on, but to ask the relay again when it is time, and to settle what has expired; a letter
 * that is paused by itself, to settle that alone.
 * Costs a few index probes for each dispatch that has a delivery waiting, however many it has.
 */
export async function findDueWork(
  db: Database,
  now: Date,
  most: number,
): Promise<{ work: DueWork[]; next: Date | undefined }> {
  const rows = await rowsOf(
    db,
    sql<{ dispatchId: number; due: number; next: Date | null }>`
    with recursive waiting as (
      (select dispatch_id from feuilleton.deliveries where state = 'due' order by dispatch_id limit 1)
      union all
      select (select d.dispatch_id from feuilleton.deliveries d
              where d.state = 'due' and d.dispatch_id > w.dispatch_id order by d.dispatch_id limit 1)
      from waiting w where w.dispatch_id is not null
    ), streams as (
      select i.id, i.due_at, i.expires_at, case when i.paused_at is null then p.next_try_at end as next_try_at,
        i.paused_at is null and (p.cohort_id is null or p.next_try_at <= ${now}) or i.expires_at <= ${now} as flows
      from waiting w
      join feuilleton.dispatches i on i.id = w.dispatch_id
      join feuilleton.tracks t on t.id = i.track_id
      left join feuilleton.pauses p on p.cohort_id = t.cohort_id
    )
    select s.id as dispatch_id,
      case when s.flows then (select count(*) from (
        select from feuilleton.deliveries d
        where d.state = 'due' and d.dispatch_id = s.id and d.next_at <= ${now} limit ${most}) counted)
      else 0 end as due,
      case when not s.flows then least(s.expires_at, s.next_try_at)
      else (select d.next_at from feuilleton.deliveries d
        where d.state = 'due' and d.dispatch_id = s.id and d.next_at > ${now}
        order by d.next_at limit 1) end as next
    from streams s
    order by s.due_at, s.id`,
  )
  const planned = await nextPlanned(db, now)
  const instants = [...rows.flatMap(({ next }) => (next ? [next] : [])), ...(planned ? [planned] : [])]
  return {
    work: rows.filter(({ due }) => due > 0).map(({ dispatchId, due }) => ({ dispatchId, due })),
    next: instants.reduce<Date | undefined>((first, one) => (first && first < one ? first : one), undefined),
  }
}

async function nextPlanned(db: Database, now: Date): Promise<Date | undefined> {
  const query = sql<{ next: Date | null }>`
    select min(due_at) as next from feuilleton.dispatches where state in ('planned', 'open') and due_at > ${now}`
  return (await oneRow(db, query)).next ?? undefined
}
