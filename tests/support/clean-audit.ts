import { expect } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import type { Clock } from '../../src/domain/clock.ts'
import { findingLine } from '../../src/domain/finding-words.ts'
import type { Database } from '../../src/store/database.ts'

/** Fails with what is broken when a ledger at rest does not hold its promises. */
export async function expectCleanAudit(db: Database, clock: Clock): Promise<void> {
  const { invariants } = await auditLedger(db, { now: clock.now(), isAtRest: true })
  expect(
    invariants.flatMap(({ id, broken }) => broken.map((finding) => `${id}: ${findingLine(finding)}`)),
  ).toEqual([])
}
