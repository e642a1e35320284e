import { sql } from 'kysely'
import type { Edition } from '../domain/edition.ts'
import { type Database, rowsOf } from './database.ts'

/** Keeps an edition; keeping it again changes nothing, as the same hash is the same content. */
export async function keepEdition(db: Database, edition: Edition, now: Date): Promise<void> {
  const content = JSON.stringify({ programme: edition.programme, files: edition.files })
  await sql`
    insert into feuilleton.editions (hash, programme, content, sealed_at)
    values (${edition.hash}, ${edition.programme.programme}, ${content}::jsonb, ${now})
    on conflict (hash) do nothing`.execute(db)
}

/** Keeps an edition for a draft: until it is published, no page of readers speaks of it. */
export async function keepDraftEdition(db: Database, edition: Edition, now: Date): Promise<void> {
  const content = JSON.stringify({ programme: edition.programme, files: edition.files })
  await sql`
    insert into feuilleton.editions (hash, programme, content, sealed_at, published)
    values (${edition.hash}, ${edition.programme.programme}, ${content}::jsonb, ${now}, false)
    on conflict (hash) do nothing`.execute(db)
}

/** Lets readers know, from `now` on, of an edition that was kept for a draft. */
export async function publishEdition(db: Database, hash: string, now: Date): Promise<void> {
  await sql`
    update feuilleton.editions set published = true, sealed_at = ${now} where hash = ${hash} and not published`.execute(
    db,
  )
}

export async function findEdition(db: Database, hash: string): Promise<Edition | undefined> {
  const query = sql<{ content: Omit<Edition, 'hash'> }>`
    select content from feuilleton.editions where hash = ${hash}`
  const [row] = await rowsOf(db, query)
  return row && { hash, ...row.content }
}

/** Whether an edition is in the database: it was checked before it came there. */
export async function isEditionKept(db: Database, hash: string): Promise<boolean> {
  return (await rowsOf(db, sql`select from feuilleton.editions where hash = ${hash}`)).length > 0
}
