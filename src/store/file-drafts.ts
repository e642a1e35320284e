import { sql } from 'kysely'
import type { FileDraft } from '../domain/programme-file.ts'
import { type Database, rowsOf } from './database.ts'

/** Whose file it is. */
export type DraftKey = { organiserId: number; path: string }

const columns = sql`path, text, began_hash, version, page, changed_at`

export async function findFileDraft(
  db: Database,
  { organiserId, path }: DraftKey,
): Promise<FileDraft | undefined> {
  const query = sql<FileDraft>`
    select ${columns} from feuilleton.file_drafts where organiser_id = ${organiserId} and path = ${path}`
  return (await rowsOf(db, query))[0]
}

/** What one organiser has written of a programme and not published, by path. */
export async function fileDraftsOf(
  db: Database,
  { organiserId, programme }: { organiserId: number; programme: string },
): Promise<FileDraft[]> {
  const query = sql<FileDraft>`
    select ${columns} from feuilleton.file_drafts
    where organiser_id = ${organiserId} and programme = ${programme} order by path`
  return rowsOf(db, query)
}

/** A draft of anybody, without its text. */
export type DraftedFile = { path: string; organiserId: number; author: string; changedAt: Date }

/** Who is writing what of a programme. */
export async function draftedFiles(db: Database, programme: string): Promise<DraftedFile[]> {
  const query = sql<DraftedFile>`
    select d.path, d.organiser_id, o.name as author, d.changed_at
    from feuilleton.file_drafts d join feuilleton.organisers o on o.id = d.organiser_id
    where d.programme = ${programme} and d.began_hash is distinct from left(encode(sha256(convert_to(d.text, 'UTF8')), 'hex'), 16)
    order by d.path, d.changed_at desc`
  return rowsOf(db, query)
}

/** A text as a page sends it. `seen`: the version that the page began with; 0 where there was no draft. */
export type SentDraft = DraftKey & {
  programme: string
  text: string
  beganHash: string | null
  page: string
  seen: number
  now: Date
}

/**
 * Keeps a text, if nobody but this page has kept another since it was shown. `beganHash` counts for a draft that is begun.
 * @returns the draft as it is kept now, or undefined when another page was faster: nothing is changed then.
 */
export async function keepFileDraft(db: Database, sent: SentDraft): Promise<FileDraft | undefined> {
  const { organiserId, path, programme, text, beganHash, page, seen, now } = sent
  const query = sql<FileDraft>`
    insert into feuilleton.file_drafts as d
      (organiser_id, path, programme, text, began_hash, version, page, changed_at)
    values (${organiserId}, ${path}, ${programme}, ${text}, ${beganHash}, ${seen + 1}, ${page}, ${now})
    on conflict (organiser_id, path) do update
    set text = excluded.text, version = d.version + 1, page = excluded.page, changed_at = excluded.changed_at
    where d.version = ${seen} or d.page = excluded.page or d.text = excluded.text
    returning ${columns}`
  return (await rowsOf(db, query))[0]
}

/** From now on a draft is compared to this text: its author has seen it. */
export async function rebaseFileDraft(
  db: Database,
  { organiserId, path, beganHash }: DraftKey & { beganHash: string | null },
): Promise<void> {
  await sql`
    update feuilleton.file_drafts set began_hash = ${beganHash}
    where organiser_id = ${organiserId} and path = ${path}`.execute(db)
}

/** Drops drafts, but for those of which another text was kept since they were read. */
export async function dropFileDrafts(
  db: Database,
  { organiserId, drafts }: { organiserId: number; drafts: readonly Pick<FileDraft, 'path' | 'version'>[] },
): Promise<void> {
  const read = JSON.stringify(drafts.map(({ path, version }) => ({ path, version })))
  await sql`
    delete from feuilleton.file_drafts d using jsonb_to_recordset(${read}::jsonb) as r (path text, version int)
    where d.organiser_id = ${organiserId} and d.path = r.path and d.version = r.version`.execute(db)
}
