import { sql } from 'kysely'
import { type Database, oneRow, rowsOf } from './database.ts'
import { WORKER_LOCKS } from './worker-slot.ts'

/** Whether somebody holds the lock of the worker `w`. */
export const isAlive = sql<boolean>`exists (
  select from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.classid = ${WORKER_LOCKS} and l.objid = w.id::oid and l.objsubid = 2
    and l.database = (select oid from pg_database where datname = current_database()))`

/** Whether any worker lives, in `serve` or by itself: letters leave only while one does. */
export async function isAnyAlive(db: Database): Promise<boolean> {
  const query = sql<{ lives: boolean }>`
    select exists (select from feuilleton.workers w where ${isAlive}) as lives`
  return (await oneRow(db, query)).lives
}

/**
 * Gives back the claims of workers that are dead, that is, whose lock nobody holds, but for those of `me`, whose
 * connection may be coming back. Only what nothing was handed over for: a letter that is `handed` may have arrived, and
 * its lease has to end first. Rows that another process is at are left to the next time.
 * @returns how many workers were found dead and have nothing left to give back.
 */
export async function giveUpTheDead(db: Database, me: number): Promise<number> {
  const dead = await rowsOf(
    db,
    sql<{ id: number; name: string }>`
    select w.id, w.name from feuilleton.workers w where w.id <> ${me} and not ${isAlive}`,
  )
  if (dead.length === 0) return 0
  await releaseClaimsOf(
    db,
    dead.map(({ name }) => name),
  )
  const forgotten = sql`
    delete from feuilleton.workers w
    where w.id = any(${dead.map(({ id }) => id)}::int[]) and not exists (
      select from feuilleton.deliveries d where d.state = 'claimed' and d.claimed_by = w.name)
    returning 1`
  return (await rowsOf(db, forgotten)).length
}

/** What was only claimed was not tried: the next try is not one more. What was granted is free for others. */
async function releaseClaimsOf(db: Database, names: string[]): Promise<void> {
  await sql`delete from feuilleton.family_grants where worker = any(${names}::text[])`.execute(db)
  await sql`
    update feuilleton.deliveries set state = 'due', claimed_by = null, lease_until = null, attempts = attempts - 1
    where id in (
      select id from feuilleton.deliveries
      where state = 'claimed' and claimed_by = any(${names}::text[])
      order by id for update skip locked)`.execute(db)
}

/** Begins a new round of jobs: those of earlier rounds are not worked on any more. */
export async function beginRound(db: Database): Promise<number> {
  return (await oneRow(db, sql<{ round: number }>`select nextval('feuilleton.job_rounds') as round`)).round
}

/** The round of jobs that is on. */
export async function currentRound(db: Database): Promise<number> {
  return (await oneRow(db, sql<{ round: number }>`select last_value as round from feuilleton.job_rounds`))
    .round
}
