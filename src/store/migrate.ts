import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { type Database, oneRow } from './database.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const LOCK = 7_018_021 // any number, the same in every process that migrates

/**
 * Brings the schema `feuilleton` up to date, forward only, each step in its own transaction; processes that
 * start together wait for one another.
 * @throws when the database is newer than this code knows.
 */
export async function migrate(db: Database): Promise<void> {
  const steps = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  while (await takeStep(db, steps));
}

/** Takes the next step; false when there is none left. */
async function takeStep(db: Database, steps: string[]): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    await sql`create schema if not exists feuilleton`.execute(tx)
    await sql`create table if not exists feuilleton.migrations (number integer primary key)`.execute(tx)
    const last = sql<{ number: number }>`select coalesce(max(number), 0) as number from feuilleton.migrations`
    const { number } = await oneRow(tx, last)
    if (number > steps.length) {
      throw new Error(
        `the database is at step ${number}, newer than this Feuilleton (step ${steps.length}): update Feuilleton`,
      )
    }
    const file = steps[number]
    if (!file) return false
    await sql`insert into feuilleton.migrations (number) values (${number + 1})`.execute(tx)
    await sql.raw(readFileSync(new URL(file, FOLDER), 'utf8')).execute(tx)
    return true
  })
}
