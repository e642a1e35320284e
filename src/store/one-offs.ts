import { sql } from 'kysely'
import type { OneOff, OneOffReaders, OneOffWords } from '../domain/one-off.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

const columns = sql`id, cohort_id, subject, preheader, body, readers, changed_at, sent_at, leaves_at`

export type NewOneOff = OneOffWords & { cohortId: number; readers: OneOffReaders; now: Date }

/** Adds a draft. */
export async function addOneOff(tx: Database, draft: NewOneOff): Promise<OneOff> {
  const { cohortId, subject, preheader, body, readers, now } = draft
  return oneRow(
    tx,
    sql<OneOff>`
    insert into feuilleton.one_offs (cohort_id, subject, preheader, body, readers, changed_at)
    values (${cohortId}, ${subject}, ${preheader}, ${body}, ${JSON.stringify(readers)}::jsonb, ${now})
    returning ${columns}`,
  )
}

/** The one-off letter of a cohort with this id. */
export type OneOffKey = { cohortId: number; id: number }

export async function findOneOff(db: Database, { cohortId, id }: OneOffKey): Promise<OneOff | undefined> {
  const query = sql<OneOff>`select ${columns} from feuilleton.one_offs where cohort_id = ${cohortId} and id = ${id}`
  return (await rowsOf(db, query))[0]
}

/** Locked until `tx` ends. */
export async function lockOneOff(tx: Database, { cohortId, id }: OneOffKey): Promise<OneOff | undefined> {
  const query = sql<OneOff>`
    select ${columns} from feuilleton.one_offs where cohort_id = ${cohortId} and id = ${id} for update`
  return (await rowsOf(tx, query))[0]
}

/** Those of a cohort, the newest first. */
export async function listOneOffs(db: Database, cohortId: number): Promise<OneOff[]> {
  const query = sql<OneOff>`
    select ${columns} from feuilleton.one_offs where cohort_id = ${cohortId} order by id desc`
  return rowsOf(db, query)
}

/** Changes what a draft says and whom it is for. The caller holds its lock. */
export async function changeOneOff(
  tx: Database,
  id: number,
  { subject, preheader, body, readers, now }: Omit<NewOneOff, 'cohortId'>,
): Promise<OneOff> {
  return oneRow(
    tx,
    sql<OneOff>`
    update feuilleton.one_offs set subject = ${subject}, preheader = ${preheader}, body = ${body},
      readers = ${JSON.stringify(readers)}::jsonb, changed_at = ${now}
    where id = ${id} and sent_at is null returning ${columns}`,
  )
}

/** Deletes a draft. The caller holds its lock. */
export async function deleteOneOff(tx: Database, id: number): Promise<void> {
  await sql`delete from feuilleton.one_offs where id = ${id} and sent_at is null`.execute(tx)
}

/** Makes a draft a letter that leaves, or with null a draft again. The caller holds its lock. */
export async function setOneOffSent(
  tx: Database,
  id: number,
  sent: { sentAt: Date; leavesAt: string | null } | null,
): Promise<void> {
  await sql`
    update feuilleton.one_offs set sent_at = ${sent?.sentAt ?? null}, leaves_at = ${sent?.leavesAt ?? null}
    where id = ${id}`.execute(tx)
}
