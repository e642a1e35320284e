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
import type { Accepted } from './mail-folder.ts'
import type { LetterCounts, RehearsalAudit } from './report.ts'

type TakenByRelay = ReadonlyMap<number, Accepted>

/** What the ledger and the relay tell, without reading the letters. */
export type LedgerAudit = Omit<RehearsalAudit, 'closeTogether'>

/**
 * Checks the ledger and what the relay took against the promises. `expected` is the number of lessons by the calendar
 * alone.
 */
export async function auditRehearsal(
  db: Database,
  { now, expected, accepted }: { now: Date; expected: number; accepted: TakenByRelay },
): Promise<LedgerAudit> {
  const counts = await countByKind(db)
  const lessons = countsOf(counts.filter(({ isLesson }) => isLesson))
  const aboutEvents = countsOf(counts.filter(({ isLesson }) => !isLesson))
  const all = counts.reduce((total, row) => total + (row.isLesson ? row.count : 0), 0)
  const planned =
    all === expected ? [] : [`the calendar asks for ${expected} lessons and the ledger has ${all}`]
  const unfinished = says([...(await findUnfinished(db, { now, grace: 0 })), ...(await findMissing(db, now))])
  const left = await deliveriesThatMayHaveLeft(db)
  return {
    expected,
    ...lessons,
    aboutEvents,
    invariants: [
      invariant('I1', bodiesTwice(accepted)),
      invariant('I2', [...planned, ...unfinished]),
      invariant('I3', says(await findDisorder(db))),
      invariant('I4', says(await findTooLate(db, 0))),
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

function says(rows: { says: string }[]): string[] {
  return rows.map((row) => row.says)
}

function bodiesTwice(accepted: TakenByRelay): string[] {
  return [...accepted]
    .filter(([, { bodies }]) => bodies > 1)
    .map(([id, { bodies }]) => `the relay took ${bodies} bodies of delivery ${id}`)
}

function bytesDiffer(accepted: TakenByRelay): string[] {
  return [...accepted]
    .filter(([, { same }]) => !same)
    .map(([id]) => `the bodies of delivery ${id} are not the same`)
}

function disagreements(left: { id: number; state: string }[], accepted: TakenByRelay): string[] {
  const known = new Set(left.map(({ id }) => id))
  return [
    ...[...accepted.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `the relay took delivery ${id}, unknown to the ledger`),
    ...left
      .filter(({ id, state }) => state === 'submitted' && !accepted.has(id))
      .map(({ id }) => `delivery ${id} is submitted and the relay never took it`),
  ]
}
