import { sql } from 'kysely'
import type { Correction } from '../domain/correction.ts'
import { type Database, rowsOf } from './database.ts'

/** Every correction of a cohort, in order. */
export async function listCorrections(db: Database, cohortId: number): Promise<Correction[]> {
  return rowsOf(
    db,
    sql<Correction>`
    select version, changed_at, edition_hash as before, corrects_copies from feuilleton.corrections
    where cohort_id = ${cohortId} order by version`,
  )
}

/**
 * Gives a cohort another edition, which is kept. Letters that were written before and not handed over are written anew;
 * those that have left keep the edition that they had, but for their copies on the web where `correctsCopies` says so.
 */
export async function addCorrection(
  tx: Database,
  cohortId: number,
  { editionHash, correctsCopies, now }: { editionHash: string; correctsCopies: boolean; now: Date },
): Promise<void> {
  await sql`
    with before as (
      select edition_hash from feuilleton.cohorts where id = ${cohortId}
    ), raised as (
      update feuilleton.cohorts set edition_hash = ${editionHash}, events_version = events_version + 1
      where id = ${cohortId} returning events_version
    )
    insert into feuilleton.corrections (cohort_id, version, edition_hash, changed_at, corrects_copies)
    select ${cohortId}, raised.events_version, before.edition_hash, ${now}::timestamptz, ${correctsCopies}::boolean from before, raised`.execute(
    tx,
  )
}
