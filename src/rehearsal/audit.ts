import type { Finding, RelayFinding } from '../domain/finding.ts'
import { invariant } from '../domain/invariant.ts'
import {
  deliveriesThatMayHaveLeft,
  findDisorder,
  findMissing,
  findTooLate,
  findUnfinished,
} from '../store/audit.ts'
import type { Database } from '../store/database.ts'
import { countByKind } from '../store/lesson-counts.ts'
import { auditBreaks } from './break-audit.ts'
import type { Accepted } from './mail-folder.ts'
import type { LetterCounts, RehearsalAudit, RehearsedBreak } from './report.ts'

type TakenByRelay = ReadonlyMap<number, Accepted>

/** What the ledger and the relay tell, without reading the letters. */
export type LedgerAudit = Omit<RehearsalAudit, 'closeTogether'>

/** `expected`: the number of lessons by the calendar alone, with those of who joined late. `breaks`: none when left out. */
type Audited = { now: Date; expected: number; accepted: TakenByRelay; breaks?: readonly RehearsedBreak[] }

/** Checks the ledger and what the relay took against the promises. */
export async function auditRehearsal(
  db: Database,
  { now, expected, accepted, breaks = [] }: Audited,
): Promise<LedgerAudit> {
  const counts = await countByKind(db)
  const lessons = countsOf(counts.filter(({ isLesson }) => isLesson))
  const aboutEvents = countsOf(counts.filter(({ isLesson }) => !isLesson))
  const all = counts.reduce((total, row) => total + (row.isLesson ? row.count : 0), 0)
  const planned: Finding[] =
    all === expected ? [] : [{ found: 'lessons-missing', asked: expected, planned: all }]
  const unfinished = [...(await findUnfinished(db, { now, grace: 0 })), ...(await findMissing(db, now))]
  const { outside, within } = await auditBreaks(db, breaks)
  const left = await deliveriesThatMayHaveLeft(db)
  return {
    expected,
    ...lessons,
    aboutEvents,
    invariants: [
      invariant('I1', bodiesTwice(accepted)),
      invariant('I2', [...planned, ...unfinished, ...outside]),
      invariant('I3', await findDisorder(db)),
      invariant('I4', [...(await findTooLate(db, 0)), ...within]),
      invariant('I5', bytesDiffer(accepted)),
      invariant('I6', disagreements(left, accepted)),
    ],
  }
}

function countsOf(counts: { state: string; reason: string | null; count: number }[]): LetterCounts {
  const of = (state: string) => counts.filter((row) => row.state === state)
  const others = counts.filter((row) => row.state !== 'submitted' && row.state !== 'skipped')
  return {
    submitted: of('submitted').reduce((total, row) => total + row.count, 0),
    skipped: Object.fromEntries(of('skipped').map((row) => [row.reason ?? 'unknown', row.count])),
    others: Object.fromEntries(others.map((row) => [row.state, row.count])),
  }
}

function bodiesTwice(accepted: TakenByRelay): RelayFinding[] {
  return [...accepted]
    .filter(([, { bodies }]) => bodies > 1)
    .map(([delivery, { bodies }]) => ({ found: 'taken-twice', delivery, bodies }))
}

function bytesDiffer(accepted: TakenByRelay): RelayFinding[] {
  return [...accepted]
    .filter(([, { same }]) => !same)
    .map(([delivery]) => ({ found: 'bodies-differ', delivery }))
}

function disagreements(left: { id: number; state: string }[], accepted: TakenByRelay): RelayFinding[] {
  const known = new Set(left.map(({ id }) => id))
  return [
    ...[...accepted.keys()]
      .filter((id) => !known.has(id))
      .map((delivery) => ({ found: 'taken-unknown' as const, delivery })),
    ...left
      .filter(({ id, state }) => state !== 'unknown' && !accepted.has(id))
      .map(({ id }) => ({ found: 'never-taken' as const, delivery: id })),
  ]
}
