import { sql } from 'kysely'
import type { EventChange } from '../domain/event-changes.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** Every change of the events of a cohort, in order. */
export async function listEventChanges(db: Database, cohortId: number): Promise<EventChange[]> {
  return rowsOf(
    db,
    sql<EventChange>`
    select version, event, sequence, changed_at, moments, links, cancelled
    from feuilleton.event_changes where cohort_id = ${cohortId} order by version`,
  )
}

/**
 * Locks the events of a cohort until `tx` ends. Hand-overs of its letters that are being committed are waited for, and
 * others wait: what they were written with is judged by what is committed here.
 */
export async function lockEvents(tx: Database, cohortId: number): Promise<void> {
  await sql`select from feuilleton.cohorts where id = ${cohortId} for update`.execute(tx)
}

/** Adds a change; letters that were written before it and not handed over are written anew. */
export async function addEventChange(
  tx: Database,
  cohortId: number,
  { event, changedAt, moments, links, cancelled }: Omit<EventChange, 'version' | 'sequence'>,
): Promise<EventChange> {
  const query = sql<{ version: number; sequence: number }>`
    with raised as (
      update feuilleton.cohorts set events_version = events_version + 1 where id = ${cohortId}
      returning events_version
    )
    insert into feuilleton.event_changes (cohort_id, version, event, sequence, changed_at, moments, links, cancelled)
    select ${cohortId}, events_version, ${event}, 1 + (
      select count(*) from feuilleton.event_changes where cohort_id = ${cohortId} and event = ${event}
    ), ${changedAt}::timestamptz, ${JSON.stringify(moments)}::jsonb, ${JSON.stringify(links)}::jsonb, ${cancelled}
    from raised returning version, sequence`
  const { version, sequence } = await oneRow(tx, query)
  return { version, sequence, event, changedAt, moments, links, cancelled }
}
