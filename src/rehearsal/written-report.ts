import { findingLine } from '../domain/finding-words.ts'
import type { Invariant } from '../domain/invariant.ts'
import type { RehearsalAudit, RehearsalReport } from './report.ts'

/** What `report.json` holds: findings and warnings are a line each, in English. */
export type WrittenReport = Omit<RehearsalReport, 'audit' | 'warnings'> & {
  warnings: string[]
  audit: Omit<RehearsalAudit, 'invariants' | 'closeTogether'> & {
    invariants: (Omit<Invariant, 'broken'> & { broken: string[] })[]
    closeTogether: string[]
  }
}

/** A report as `report.json` has it. */
export function writtenReport({ audit, warnings, ...report }: RehearsalReport): WrittenReport {
  const { invariants, closeTogether, ...counts } = audit
  return {
    ...report,
    warnings: warnings.map(({ file, line, what }) => `${file}:${line}: warning: ${what}`),
    audit: {
      ...counts,
      invariants: invariants.map((one) => ({ ...one, broken: one.broken.map(findingLine) })),
      closeTogether: closeTogether.map(findingLine),
    },
  }
}
