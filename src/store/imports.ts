import { sql } from 'kysely'
import type { Author } from '../domain/journal-entry.ts'
import type { ImportPreview, ImportState, ListAnswers } from '../domain/people-import.ts'
import type { Refusal } from '../domain/refusal.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import { storable } from './storable.ts'

/** A list of people that an organiser imports into a cohort, or did. */
export type PeopleImport = {
  id: number
  cohortId: number
  author: string
  organiserId: number | null
  at: Date
  /** Null for addresses that were typed in a command. */
  fileName: string | null
  fileHash: string | null
  state: ImportState
  choices: ListAnswers
  preview: ImportPreview | null
  basis: string | null
  /** People to enrol, and of how many it is known what became of them. */
  people: number
  done: number
  enrolled: number
  already: number
  erased: number
  why: Refusal | null
  endedAt: Date | null
  removed: number
  stayed: number
  leaseUntil: Date | null
}

/** An import as it is selected from `feuilleton.imports m`. */
export const importColumns = sql`m.id, m.cohort_id, m.author, m.organiser_id, m.at, m.file_name, m.file_hash, m.state,
  m.choices, m.preview, m.basis, m.people, m.done, m.enrolled, m.already, m.erased, m.why, m.ended_at,
  m.removed, m.stayed, m.lease_until`

export type NewImport = {
  cohortId: number
  by: Author
  at: Date
  file?: { name: string; hash: string } | undefined
} & ({ state: 'reading' } | { state: 'running'; basis: string; people: number })

export async function addImport(tx: Database, added: NewImport): Promise<number> {
  const { cohortId, by, at, file, state } = added
  const { basis = null, people = 0 } = state === 'running' ? added : {}
  const query = sql<{ id: number }>`
    insert into feuilleton.imports
      (cohort_id, author, organiser_id, at, file_name, file_hash, state, basis, people)
    values (${cohortId}, ${by.name}, ${by.organiserId ?? null}, ${at}, ${file ? storable(file.name) : null},
      ${file?.hash ?? null}, ${state}, ${basis}, ${people})
    returning id`
  return (await oneRow(tx, query)).id
}

export async function findImport(
  db: Database,
  { id, cohortId }: { id: number; cohortId: number },
): Promise<PeopleImport | undefined> {
  const query = sql<PeopleImport>`
    select ${importColumns} from feuilleton.imports m where m.id = ${id} and m.cohort_id = ${cohortId}`
  return (await rowsOf(db, query))[0]
}

/** The imports of a cohort, the newest first, without what was found in their lists. */
export async function listImports(
  db: Database,
  cohortId: number,
  { before, most }: { before?: number | undefined; most: number },
): Promise<Omit<PeopleImport, 'preview'>[]> {
  return rowsOf(
    db,
    sql<Omit<PeopleImport, 'preview'>>`
    select ${importColumns}, null as preview from feuilleton.imports m
    where m.cohort_id = ${cohortId} and m.id < coalesce(${before ?? null}::bigint, 9223372036854775807)
    order by m.id desc limit ${most}`,
  )
}

/** When a list with these bytes was imported into a cohort before. */
export async function importedBefore(
  db: Database,
  { id, cohortId, fileHash }: Pick<PeopleImport, 'id' | 'cohortId' | 'fileHash'>,
): Promise<Date | undefined> {
  const query = sql<{ at: Date }>`
    select at from feuilleton.imports
    where cohort_id = ${cohortId} and id < ${id} and file_hash = ${fileHash}
      and state in ('running', 'done', 'stopped')
    order by id desc limit 1`
  return (await rowsOf(db, query))[0]?.at
}

/** An import in one of these states, locked until `tx` ends; undefined where it is in none of them. */
export async function lockImport(
  tx: Database,
  id: number,
  states: readonly ImportState[],
): Promise<PeopleImport | undefined> {
  const query = sql<PeopleImport>`
    select ${importColumns} from feuilleton.imports m
    where m.id = ${id} and m.state = any(${[...states]}::text[]) for update`
  return (await rowsOf(tx, query))[0]
}

/** Has a list looked at anew, with other answers. */
export async function readAgain(tx: Database, id: number, choices: ListAnswers): Promise<void> {
  await sql`
    update feuilleton.imports set state = 'reading', choices = ${JSON.stringify(choices)}::jsonb, lease_until = null
    where id = ${id}`.execute(tx)
}

export async function storePreview(tx: Database, id: number, preview: ImportPreview): Promise<void> {
  await sql`
    update feuilleton.imports set state = 'ready', preview = ${JSON.stringify(preview)}::jsonb, lease_until = null
    where id = ${id}`.execute(tx)
}

export async function startRunning(
  tx: Database,
  id: number,
  { basis, people, choices }: { basis: string; people: number; choices: ListAnswers },
): Promise<void> {
  await sql`
    update feuilleton.imports set state = 'running', basis = ${basis}, people = ${people},
      choices = ${JSON.stringify(choices)}::jsonb, lease_until = null
    where id = ${id}`.execute(tx)
}

export async function startUndoing(tx: Database, id: number): Promise<void> {
  await sql`
    update feuilleton.imports set state = 'undoing', lease_until = null where id = ${id}`.execute(tx)
}

/** Forgets a list that nobody was enrolled from. */
export async function dropImport(tx: Database, id: number): Promise<void> {
  await sql`delete from feuilleton.imports where id = ${id} and state in ('reading', 'ready')`.execute(tx)
}
