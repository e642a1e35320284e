import { sql } from 'kysely'
import type { PlanLine } from '../domain/plan-line.ts'
import { type Database, rowsOf } from './database.ts'

/** A plan by its hash, with what it does. */
export type ShownPlan = { cohortId: number; hash: string; lines: readonly PlanLine[] }

/** Keeps what a plan did when it was shown. Those that nobody was shown for a day are forgotten. */
export async function keepShownPlan(
  db: Database,
  { cohortId, hash, lines }: ShownPlan,
  now: Date,
): Promise<void> {
  await sql`
    with forgotten as (
      delete from feuilleton.shown_plans
      where shown_at < ${now}::timestamptz - interval '1 day' and (cohort_id, hash) <> (${cohortId}::bigint, ${hash})
    )
    insert into feuilleton.shown_plans (cohort_id, hash, lines, shown_at)
    values (${cohortId}, ${hash}, ${JSON.stringify(lines)}::jsonb, ${now})
    on conflict (cohort_id, hash) do update set lines = excluded.lines, shown_at = excluded.shown_at`.execute(
    db,
  )
}

/** What a plan did when it was shown; undefined where it never was, or longer ago than it is kept. */
export async function findShownPlan(
  db: Database,
  { cohortId, hash }: Omit<ShownPlan, 'lines'>,
): Promise<PlanLine[] | undefined> {
  const query = sql<{ lines: PlanLine[] }>`
    select lines from feuilleton.shown_plans where cohort_id = ${cohortId} and hash = ${hash}`
  return (await rowsOf(db, query))[0]?.lines
}
