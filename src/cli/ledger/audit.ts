import { DateTime } from 'luxon'
import { auditLedger, type LedgerAudit } from '../../actions/cohorts/audit-ledger.ts'
import type { Config } from '../../config.ts'
import { findingLine } from '../../domain/finding-words.ts'
import type { DispatchCount } from '../../store/dispatch-counts.ts'
import { listDomainPauses } from '../../store/domain-pauses.ts'
import { listPauses } from '../../store/pauses.ts'
import { cohortNamed } from '../cohorts/cohort-named.ts'
import { domainPauseWords, pauseWords } from '../cohorts/pause-words.ts'
import { type Output, table } from '../output.ts'
import { withStore } from '../with-store.ts'

/**
 * `feuilleton audit [cohort]`: checks the ledger against the promises, while the service may be running.
 * @returns 1 when a promise is broken.
 */
export async function audit(
  config: Config,
  cohort: string | undefined,
  { json }: { json?: boolean },
  output: Output,
): Promise<number> {
  const { found, pauses, domainPauses } = await withStore(config, async (db) => {
    if (cohort !== undefined) await cohortNamed(db, cohort)
    const found = await auditLedger(db, { now: new Date(), cohort })
    return { found, pauses: await listPauses(db), domainPauses: await listDomainPauses(db) }
  })
  if (json)
    output.out(JSON.stringify({ ...found, invariants: inLines(found), pauses, domainPauses }, null, 2))
  else {
    for (const line of dispatchLines(found.dispatches)) output.out(line)
    for (const { cohort: slug, ...pause } of pauses) output.out(`${slug} ${pauseWords(pause)}`)
    for (const { cohort: slug, ...pause } of domainPauses) output.out(`${slug} ${domainPauseWords(pause)}`)
    for (const line of invariantLines(found)) output.out(line)
  }
  return found.invariants.every(({ holds }) => holds) ? 0 : 1
}

const HEAD = [
  'COHORT',
  'LETTER',
  'DUE',
  'EXPECTED',
  'SUBMITTED',
  'SKIPPED',
  'BOUNCED',
  'RETURNED',
  'UNKNOWN',
  'HELD',
  'OPEN',
  'LATE',
]

function dispatchLines(dispatches: DispatchCount[]): string[] {
  if (dispatches.length === 0) return ['No letter has fallen due yet.']
  const rows = dispatches.map((d) => [
    d.cohort,
    d.letter,
    `${DateTime.fromJSDate(d.dueAt, { zone: d.zone }).toFormat('yyyy-MM-dd HH:mm')} ${d.zone}`,
    d.state === 'cancelled' ? 'cancelled' : `${d.expected}`,
    `${d.submitted}`,
    Object.entries(d.skipped)
      .map(([reason, number]) => `${number} ${reason}`)
      .join(', ') || '0',
    ...[d.bounced, d.returned, d.unknown, d.held, d.open, d.late].map(String),
  ])
  return table([HEAD, ...rows])
}

function invariantLines({ invariants }: LedgerAudit): string[] {
  return invariants.flatMap(({ id, promise, holds, broken }) => [
    `${holds ? 'kept  ' : 'BROKEN'}  ${id}  ${promise}`,
    ...broken.map((finding) => `            ${findingLine(finding)}`),
  ])
}

function inLines({ invariants }: LedgerAudit) {
  return invariants.map((one) => ({ ...one, broken: one.broken.map(findingLine) }))
}
