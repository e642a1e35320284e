import { sql } from 'kysely'
import type { Author } from '../domain/journal-entry.ts'
import type { PublishedFile } from '../domain/programme-file.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** The files that were published and stand before those of the folder: of one programme, or of all. */
export async function publishedFiles(db: Database, programme?: string): Promise<PublishedFile[]> {
  const query = sql<PublishedFile>`
    select path, text, folder_hash from feuilleton.published_files
    where ${programme ?? null}::text is null or programme = ${programme ?? null}
    order by path`
  return rowsOf(db, query)
}

/** Keeps others from publishing files of a programme until the transaction ends. */
export async function lockProgramme(tx: Database, programme: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`programme ${programme}`}))`.execute(tx)
}

export type NewPublication = {
  programme: string
  editionHash: string
  message: string
  by: Author
  files: readonly PublishedFile[]
  now: Date
}

/** Notes that files were published, and puts them before those of the folder. */
export async function addPublication(tx: Database, published: NewPublication): Promise<void> {
  const { programme, editionHash, message, by, files, now } = published
  const paths = files.map(({ path }) => path)
  const { id } = await oneRow(
    tx,
    sql<{ id: number }>`
    insert into feuilleton.publications
      (programme, edition_hash, message, author, organiser_id, files, published_at)
    values (${programme}, ${editionHash}, ${message}, ${by.name}, ${by.organiserId ?? null}, ${paths}, ${now})
    returning id`,
  )
  await sql`
    insert into feuilleton.published_files (path, programme, text, folder_hash, publication_id)
    select f.path, ${programme}, f.text, f."folderHash", ${id}
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as f (path text, text text, "folderHash" text)
    on conflict (path) do update
    set text = excluded.text, folder_hash = excluded.folder_hash, publication_id = excluded.publication_id`.execute(
    tx,
  )
}

/** From now on the folder's own files are read again. */
export async function dropPublishedFiles(tx: Database, paths: readonly string[]): Promise<void> {
  await sql`delete from feuilleton.published_files where path = any(${paths})`.execute(tx)
}

/** Lets a published file stand before what the folder says by now. */
export async function setFolderHash(
  tx: Database,
  { path, folderHash }: Pick<PublishedFile, 'path' | 'folderHash'>,
): Promise<void> {
  await sql`update feuilleton.published_files set folder_hash = ${folderHash} where path = ${path}`.execute(
    tx,
  )
}

export type Publication = {
  editionHash: string
  message: string
  author: string
  files: readonly string[]
  publishedAt: Date
}

/** The last publications of a programme, the newest first. */
export async function lastPublications(
  db: Database,
  { programme, most }: { programme: string; most: number },
): Promise<Publication[]> {
  const query = sql<Publication>`
    select edition_hash, message, author, files, published_at from feuilleton.publications
    where programme = ${programme} order by id desc limit ${most}`
  return rowsOf(db, query)
}
