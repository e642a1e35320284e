import type { Clock } from '../domain/clock.ts'
import type { RelayWatch } from '../mail/relay-watch.ts'
import type { SmtpPool } from '../mail/smtp-pool.ts'
import type { Database } from '../store/database.ts'
import { askAgainAfter, findRefusedCohort, noteRelayFault } from '../store/relay-faults.ts'

export type RelayParts = { db: Database; clock: Clock; worker: number; pool: SmtpPool; watch: RelayWatch }

/** In milliseconds. A due try of the relay is taken by the next tick, well within this time. */
const TRY_TAKEN_WITHIN_MS = 30_000

/**
 * Probes the relay when a connection alone can tell whether it is back, and records why letters wait here. A relay that
 * refuses us with a reply is not probed: its cohorts try it with a letter, at growing intervals.
 */
export async function lookAfterRelay({ db, clock, worker, pool, watch }: RelayParts): Promise<void> {
  const before = watch.fault()
  if (watch.isWorthATry() && (await pool.probe()) && before)
    await askAgainAfter(db, { reason: before.reason, now: clock.now() })
  await noteRelayFault(db, worker, watch.fault())
}

/** A sentence that says why the relay takes nothing, or nothing of some cohort; undefined while all is well. */
export async function relayFault({ db, clock, watch }: RelayParts): Promise<string | undefined> {
  const fault = watch.fault()
  if (fault) return `no letter reaches the relay since ${fault.since.toISOString()}: ${fault.reason}`
  const refused = await findRefusedCohort(db, { now: clock.now(), grace: TRY_TAKEN_WITHIN_MS })
  if (!refused) return undefined
  return `the relay refuses letters of ${refused.cohort} since ${refused.since.toISOString()}: ${refused.reason}`
}
