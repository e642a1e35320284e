import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { UserError } from '../domain/user-error.ts'
import { type Database, oneRow } from './database.ts'
import { hasOurFunctions, replaceFunctions } from './functions.ts'

const FOLDER = new URL('./migrations/', import.meta.url)
const LOCK = 7_018_021 // any number, the same in every process that migrates

/**
 * Brings the schema `feuilleton` up to date, forward only, each step in its own transaction, and then its functions;
 * processes that start together wait for one another.
 * @returns how many steps were taken.
 * @throws UserError when the database is newer than this code knows.
 */
export async function migrate(db: Database): Promise<number> {
  const steps = knownSteps()
  for (let taken = 0; ; taken++) if (!(await takeStep(db, steps))) return taken
}

/** @throws UserError unless the database is exactly as this code knows it. */
export async function requireMigrated(db: Database): Promise<void> {
  const steps = knownSteps().length
  const step = await currentStep(db)
  refuseNewer(step, steps)
  if (step < steps) {
    throw new UserError(
      `the database is at step ${step}, this Feuilleton needs step ${steps}: run \`feuilleton migrate\` first`,
    )
  }
  if (!(await hasOurFunctions(db))) {
    throw new UserError(
      'the functions of the database are of another Feuilleton: run `feuilleton migrate` of this one first',
    )
  }
}

function knownSteps(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
}

async function currentStep(db: Database): Promise<number> {
  const there = sql<{ exists: boolean }>`select to_regclass('feuilleton.migrations') is not null as exists`
  if (!(await oneRow(db, there)).exists) return 0
  const last = sql<{ number: number }>`select coalesce(max(number), 0) as number from feuilleton.migrations`
  return (await oneRow(db, last)).number
}

function refuseNewer(step: number, steps: number): void {
  if (step <= steps) return
  throw new UserError(
    `the database is at step ${step}, newer than this Feuilleton (step ${steps}): update Feuilleton`,
  )
}

/** Takes the next step; when there is none left, replaces the functions and answers false. */
async function takeStep(db: Database, steps: string[]): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    await sql`create schema if not exists feuilleton`.execute(tx)
    await sql`create table if not exists feuilleton.migrations (number integer primary key)`.execute(tx)
    const number = await currentStep(tx)
    refuseNewer(number, steps.length)
    const file = steps[number]
    if (!file) {
      await replaceFunctions(tx)
      return false
    }
    await sql`insert into feuilleton.migrations (number) values (${number + 1})`.execute(tx)
    await sql.raw(readFileSync(new URL(file, FOLDER), 'utf8')).execute(tx)
    return true
  })
}
