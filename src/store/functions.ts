import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

const FOLDER = new URL('./functions/', import.meta.url)

/**
 * Puts the functions of this code in the place of those of the database, unless they are the same. The caller holds the
 * lock of migrations.
 */
export async function replaceFunctions(tx: Database): Promise<void> {
  const files = readFiles()
  const hash = hashOf(files)
  if ((await findHash(tx)) === hash) return
  // One may call another that comes after it.
  await sql`set local check_function_bodies = off`.execute(tx)
  for (const file of files) await sql.raw(file).execute(tx)
  await sql`
    insert into feuilleton.functions (hash) values (${hash})
    on conflict (only_row) do update set hash = excluded.hash`.execute(tx)
}

/** Whether the functions of the database are those of this code. */
export async function hasOurFunctions(db: Database): Promise<boolean> {
  return (await findHash(db)) === hashOf(readFiles())
}

function readFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
}

function hashOf(files: readonly string[]): string {
  return createHash('sha256').update(files.join('\0')).digest('hex')
}

async function findHash(db: Database): Promise<string | undefined> {
  const query = sql<{ hash: string }>`select hash from feuilleton.functions`
  return (await rowsOf(db, query))[0]?.hash
}
