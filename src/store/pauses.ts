import { sql } from 'kysely'
import { type Database, inTransaction, rowsOf } from './database.ts'
import { endDomainPauses } from './domain-pauses.ts'
import { storable } from './storable.ts'

export type Pause = {
  pausedBy: 'organiser' | 'relay'
  reason: string
  pausedAt: Date
  tries: number
  nextTryAt: Date | null
}

export async function findPause(db: Database, cohortId: number): Promise<Pause | undefined> {
  const query = sql<Pause>`
    select paused_by, reason, paused_at, tries, next_try_at
    from feuilleton.pauses where cohort_id = ${cohortId}`
  const [pause] = await rowsOf(db, query)
  return pause
}

/** Every cohort that is paused, by slug. */
export async function listPauses(db: Database): Promise<(Pause & { cohort: string })[]> {
  return rowsOf(
    db,
    sql<Pause & { cohort: string }>`
    select c.slug as cohort, p.paused_by, p.reason, p.paused_at, p.tries,
      p.next_try_at
    from feuilleton.pauses p join feuilleton.cohorts c on c.id = p.cohort_id order by p.paused_at`,
  )
}

/**
 * Pauses a cohort on behalf of its organiser; committed when it returns, and then none of its letters is handed over.
 * The lock waits for the hand-overs that are being committed.
 */
export async function pauseByOrganiser(
  db: Database,
  { cohortId, reason, now }: { cohortId: number; reason: string; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockCohort(tx, cohortId)
    await sql`
      insert into feuilleton.pauses as p (cohort_id, paused_by, reason, paused_at)
      values (${cohortId}, 'organiser', ${storable(reason)}, ${now})
      on conflict (cohort_id) do update set paused_by = 'organiser', reason = excluded.reason, next_try_at = null,
        paused_at = case p.paused_by when 'relay' then excluded.paused_at else p.paused_at end`.execute(tx)
  })
}

/**
 * Pauses a cohort that the relay refuses; a pause that there is already stays as it is, and one that is cancelled gets
 * none. True when it is new.
 */
export async function pauseByRelay(
  db: Database,
  { cohortId, reason, now, nextTryAt }: { cohortId: number; reason: string; now: Date; nextTryAt: Date },
): Promise<boolean> {
  const query = sql`
    insert into feuilleton.pauses (cohort_id, paused_by, reason, paused_at, next_try_at)
    select id, 'relay', ${storable(reason)}, ${now}::timestamptz, ${nextTryAt}::timestamptz
    from feuilleton.cohorts where id = ${cohortId} and state = 'running'
    on conflict (cohort_id) do nothing returning 1`
  return (await rowsOf(db, query)).length > 0
}

/**
 * Takes the right to ask the relay again with one letter; false when it is not the time, or another process has it.
 * Unless the relay takes that letter, the next try is at `nextTryAt`, given the number of tries.
 */
export async function takeTry(
  db: Database,
  cohortId: number,
  { now, nextTryAt }: { now: Date; nextTryAt: (tries: number) => Date },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const query = sql<{ tries: number }>`
      select tries from feuilleton.pauses
      where cohort_id = ${cohortId} and paused_by = 'relay' and next_try_at <= ${now} for update`
    const [pause] = await rowsOf(tx, query)
    if (!pause) return false
    const tries = pause.tries + 1
    await sql`
      update feuilleton.pauses set tries = ${tries}, next_try_at = ${nextTryAt(tries)}
      where cohort_id = ${cohortId}`.execute(tx)
    return true
  })
}

/** Ends whatever pauses a cohort, or domains for it; the pause of the cohort that is over, if there was one. */
export async function endPause(db: Database, cohortId: number): Promise<Pause | undefined> {
  return inTransaction(db, async (tx) => {
    const pause = await findPause(tx, cohortId)
    await forgetPause(tx, cohortId)
    return pause
  })
}

/** Forgets what pauses a cohort, or domains for it, and why. */
export async function forgetPause(tx: Database, cohortId: number): Promise<void> {
  await sql`delete from feuilleton.refusals where cohort_id = ${cohortId}`.execute(tx)
  await sql`delete from feuilleton.pauses where cohort_id = ${cohortId}`.execute(tx)
  await endDomainPauses(tx, { cohortId, domain: null })
}

async function lockCohort(tx: Database, cohortId: number): Promise<void> {
  // Not `for update`: an import that is being committed would be waited for, and every hand-over behind us.
  await sql`select from feuilleton.cohorts where id = ${cohortId} for no key update`.execute(tx)
}
