import { sql } from 'kysely'
import type { FieldChange } from '../domain/field-change.ts'
import type { CohortScheduled } from '../domain/journal-entry.ts'
import { type Database, rowsOf } from './database.ts'

export type Noted = { at: Date; author: string; organiserId: number | null }

/** The newest changes of the settings of a cohort, the newest first. */
export async function changesOfCohort(
  db: Database,
  cohortId: number,
  most: number,
): Promise<(Noted & { changes: FieldChange[] })[]> {
  return rowsOf(
    db,
    sql<Noted & { changes: FieldChange[] }>`
    select at, author, organiser_id, facts -> 'changes' as changes from feuilleton.journal
    where cohort_id = ${cohortId} and act = 'cohort-changed' order by id desc limit ${most}`,
  )
}

/** How a cohort went live; undefined for one that did before there was a journal. */
export async function schedulingOfCohort(
  db: Database,
  cohortId: number,
): Promise<(Noted & { deed: Omit<CohortScheduled, 'act'> }) | undefined> {
  const query = sql<Noted & { deed: Omit<CohortScheduled, 'act'> }>`
    select at, author, organiser_id, facts as deed from feuilleton.journal
    where cohort_id = ${cohortId} and act = 'cohort-scheduled' order by id desc limit 1`
  return (await rowsOf(db, query))[0]
}
