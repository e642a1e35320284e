import { type Invariant, invariant } from '../../domain/invariant.ts'
import {
  findDisorder,
  findMissing,
  findOfDrafts,
  findTooLate,
  findTwice,
  findUncompared,
  findUnfinished,
  findUnproven,
} from '../../store/audit.ts'
import type { Database } from '../../store/database.ts'
import { countDispatches, type DispatchCount } from '../../store/dispatch-counts.ts'

export type LedgerAudit = { at: Date; invariants: Invariant[]; dispatches: DispatchCount[] }

/** In milliseconds. A letter that has been on its way for less than this does not count as missing yet. */
const GRACE_MS = 5 * 60_000
const LATE_AFTER_MS = 15 * 60_000
/** In milliseconds. The largest difference tolerated between the clocks of two processes. */
const CLOCKS_APART_MS = 40_000

export type AuditOptions = {
  now: Date
  /**
   * Slug of the cohort whose dispatches are counted; all cohorts when undefined. The invariants always cover every
   * cohort.
   */
  cohort?: string | undefined
  /** For a ledger at rest: nothing is on its way, and a single clock wrote everything. */
  isAtRest?: boolean
}

/**
 * Checks the ledger against the promises that a database can prove (I1 to I6), and counts each dispatch that has fallen
 * due.
 */
export async function auditLedger(
  db: Database,
  { now, cohort, isAtRest = false }: AuditOptions,
): Promise<LedgerAudit> {
  const grace = isAtRest ? 0 : GRACE_MS
  const tolerance = isAtRest ? 0 : CLOCKS_APART_MS
  const missing = await findMissing(db, new Date(now.getTime() - grace))
  return {
    at: now,
    invariants: [
      invariant('I1', await findTwice(db)),
      invariant('I2', [...(await findUnfinished(db, { now, grace })), ...missing]),
      invariant('I3', await findDisorder(db)),
      invariant('I4', [...(await findTooLate(db, tolerance)), ...(await findOfDrafts(db))]),
      invariant('I5', await findUncompared(db)),
      invariant('I6', await findUnproven(db)),
    ],
    dispatches: await countDispatches(db, { now, cohort, lateAfter: LATE_AFTER_MS }),
  }
}
