import { sql } from 'kysely'
import type { Retained } from '../domain/retention.ts'
import { type Database, rowsOf } from './database.ts'

/** How far the run of a kind is: the last id that was looked at, and what was purged so far. */
export type PurgeRun = { kind: Retained; position: number; purged: number }

/**
 * Takes one of some kinds whose run goes on, or whose last one began before `again`, for as long as `tx` lasts. What
 * another process is at is passed over.
 */
export async function takePurge(
  tx: Database,
  { kinds, again }: { kinds: readonly Retained[]; again: Date },
): Promise<PurgeRun | undefined> {
  await sql`
    insert into feuilleton.purges (kind) select unnest(${[...kinds]}::text[]) on conflict (kind) do nothing`.execute(
    tx,
  )
  const query = sql<PurgeRun>`
    select kind, case when ended_at is null then position else 0 end as position,
      case when ended_at is null then purged else 0 end as purged
    from feuilleton.purges
    where kind = any(${[...kinds]}::text[]) and (ended_at is null or began_at <= ${again})
    order by ended_at is not null, kind limit 1 for update skip locked`
  return (await rowsOf(tx, query))[0]
}

/** Notes how far a run is after a batch; one that starts begins at `now`, one that is over ends there. */
export async function notePurge(
  tx: Database,
  { kind, position, purged, isOver, now }: PurgeRun & { isOver: boolean; now: Date },
): Promise<void> {
  await sql`
    update feuilleton.purges set position = ${position}, purged = ${purged},
      began_at = case when ended_at is null then began_at else ${now}::timestamptz end,
      ended_at = ${isOver ? now : null}
    where kind = ${kind}`.execute(tx)
}
