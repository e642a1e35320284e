import { sql } from 'kysely'
import type { BadLines } from '../domain/people-import.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

export async function keepFile(tx: Database, importId: number, content: Uint8Array): Promise<void> {
  await sql`
    insert into feuilleton.import_files (import_id, content) values (${importId}, ${Buffer.from(content)})`.execute(
    tx,
  )
}

/** The bytes of the list of an import that has not ended. */
export async function fileOf(db: Database, importId: number): Promise<Buffer> {
  const query = sql<{ content: Buffer }>`
    select content from feuilleton.import_files where import_id = ${importId} and content is not null`
  return (await oneRow(db, query)).content
}

/** Drops the list of an import, which has ended; its bad lines stay. */
export async function dropFile(tx: Database, importId: number): Promise<void> {
  await sql`update feuilleton.import_files set content = null where import_id = ${importId}`.execute(tx)
}

/** Keeps the bad lines of a list apart from it. */
export async function keepBadLines(tx: Database, importId: number, lines: BadLines): Promise<void> {
  await sql`
    update feuilleton.import_files set bad_lines = ${JSON.stringify(lines)}::jsonb where import_id = ${importId}`.execute(
    tx,
  )
}

/** The bad lines of a list, while they are kept. */
export async function badLinesOf(db: Database, importId: number): Promise<BadLines | undefined> {
  const query = sql<{ badLines: BadLines | null }>`
    select bad_lines from feuilleton.import_files where import_id = ${importId}`
  return (await rowsOf(db, query))[0]?.badLines ?? undefined
}

/**
 * Drops the lists that nobody decided about since `undecided`, with their imports, and the bad lines of imports that
 * ended before `ended`.
 */
export async function dropOldFiles(
  db: Database,
  { undecided, ended }: { undecided: Date; ended: Date },
): Promise<void> {
  await sql`delete from feuilleton.imports where state in ('reading', 'ready') and at < ${undecided}`.execute(
    db,
  )
  await sql`
    delete from feuilleton.import_files f using feuilleton.imports m
    where m.id = f.import_id and m.ended_at < ${ended}`.execute(db)
}
