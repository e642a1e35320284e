import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import { isAlive } from './workers.ts'

/** What keeps one worker from handing letters over, in the words of its relay or of the system. */
export type WorkerFault = { worker: string; reason: string; since: Date }

/** Writes down, for commands that run elsewhere, what a worker sees of its relay; undefined when nothing is wrong. */
export async function noteRelayFault(
  db: Database,
  worker: number,
  fault: { reason: string; since: Date } | undefined,
): Promise<void> {
  await sql`
    update feuilleton.workers set relay_fault = ${fault?.reason ?? null}, relay_fault_since = ${fault?.since ?? null}::timestamptz
    where id = ${worker}
      and (relay_fault, relay_fault_since) is distinct from (${fault?.reason ?? null}::text, ${fault?.since ?? null}::timestamptz)`.execute(
    db,
  )
}

/** The workers that live and have no way to their relay, those with the oldest trouble first. */
export async function listRelayFaults(db: Database): Promise<WorkerFault[]> {
  return rowsOf(
    db,
    sql<WorkerFault>`
    select w.name as worker, w.relay_fault as reason, w.relay_fault_since as since
    from feuilleton.workers w
    where w.relay_fault is not null and ${isAlive}
    order by w.relay_fault_since, w.id`,
  )
}

/**
 * The cohort that the relay refuses since the earliest, if any. A pause whose next try has been due for a while waits
 * for its next letter and for nobody else: it is not told. `grace` is that while, in milliseconds.
 */
export async function findRefusedCohort(
  db: Database,
  { now, grace }: { now: Date; grace: number },
): Promise<{ cohort: string; reason: string; since: Date } | undefined> {
  const before = new Date(now.getTime() - grace)
  const [refused] = await rowsOf(
    db,
    sql<{ cohort: string; reason: string; since: Date }>`
    select c.slug as cohort, p.reason, p.paused_at as since
    from feuilleton.pauses p join feuilleton.cohorts c on c.id = p.cohort_id
    where p.paused_by = 'relay' and p.next_try_at > ${before} and c.state = 'running'
    order by p.paused_at, c.id limit 1`,
  )
  return refused
}

/** Has the relay asked at once for every cohort that it was paused for with these words: what they say is over. */
export async function askAgainAfter(
  db: Database,
  { reason, now }: { reason: string; now: Date },
): Promise<void> {
  await sql`
    update feuilleton.pauses set next_try_at = ${now}
    where paused_by = 'relay' and reason = ${reason} and next_try_at > ${now}`.execute(db)
}
