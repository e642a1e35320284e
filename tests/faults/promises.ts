import { sql } from 'kysely'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { findingLine } from '../../src/domain/finding-words.ts'
import type { TakenMail } from '../support/smtp-sink.ts'
import type { Stage } from './stage.ts'

/** What a fault run comes to, and every promise that it broke, one line each. */
export type Verdict = {
  broken: string[]
  expected: number
  submitted: number
  /** Bodies that the relay kept. */
  bodies: number
  unknown: number
  skipped: number
  /** Deliveries of which the relay kept more bodies than one and the re-sends that were decided on. */
  doubled: number
  /** Deliveries that are due and never ended, or that a reader should have and has not. */
  lost: number
}

type Row = { id: number; state: string; resends: number; bodies: number }

/** Holds I1 to I6 against the ledger and everything that the relay took, once nothing is at work any more. */
export async function judge({ db, taken: takenMails }: Stage, expected: number): Promise<Verdict> {
  const audit = await auditLedger(db, { now: new Date(), isAtRest: true })
  const { rows } = await sql<Row>`
    select id, state, resends, bodies from feuilleton.deliveries order by id`.execute(db)
  const taken = byDelivery(takenMails())
  const doubled = rows.filter(({ id, resends }) => keptOf(taken.get(id)) > 1 + resends)
  const unended = rows.filter(({ state }) => ['due', 'claimed', 'handed'].includes(state))
  const lost = Math.max(0, expected - rows.length) + unended.length
  const broken = [
    ...audit.invariants.flatMap(({ id, broken }) =>
      broken.map((finding) => `${id}: ${findingLine(finding)}`),
    ),
    ...doubled.map(({ id }) => `I1: the relay kept ${keptOf(taken.get(id))} bodies of delivery ${id}`),
    ...(lost > 0 ? [`I2: ${lost} of ${expected} deliveries are missing or have not ended`] : []),
    ...changedBytes(taken),
    ...disagreements(rows, taken),
  ]
  const of = (state: string) => rows.filter((row) => row.state === state).length
  return {
    broken,
    expected,
    submitted: of('submitted'),
    bodies: takenMails().filter(({ isKept }) => isKept).length,
    unknown: of('unknown'),
    skipped: of('skipped'),
    doubled: doubled.length,
    lost,
  }
}

function byDelivery(mails: readonly TakenMail[]): Map<number, TakenMail[]> {
  const known = new Map<number, TakenMail[]>()
  for (const mail of mails) {
    const id = mail.deliveryId ?? -1
    const others = known.get(id)
    if (others) others.push(mail)
    else known.set(id, [mail])
  }
  return known
}

function keptOf(mails: readonly TakenMail[] | undefined): number {
  return mails?.filter(({ isKept }) => isKept).length ?? 0
}

/** I5: every body of a delivery, kept or refused, has the same bytes and the same Message-ID. */
function changedBytes(taken: ReadonlyMap<number, readonly TakenMail[]>): string[] {
  return [...taken].flatMap(([id, mails]) => {
    const bodies = new Set(mails.map(({ sha256, messageId }) => `${sha256} ${messageId}`))
    return bodies.size > 1 ? [`I5: delivery ${id} left with ${bodies.size} different bodies`] : []
  })
}

/** I6: what the relay kept is submitted or unknown, and what is submitted was kept. */
function disagreements(rows: readonly Row[], taken: ReadonlyMap<number, readonly TakenMail[]>): string[] {
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  const unaccounted = [...taken].filter(([id, mails]) => {
    const state = states.get(id)
    return keptOf(mails) > 0 && state !== 'submitted' && state !== 'unknown'
  })
  const unseen = rows.filter(({ id, state }) => state === 'submitted' && keptOf(taken.get(id)) === 0)
  return [
    ...unaccounted.map(
      ([id]) => `I6: the relay kept delivery ${id}, which the ledger says is ${states.get(id)}`,
    ),
    ...unseen.map(({ id }) => `I6: delivery ${id} is submitted and the relay never kept it`),
  ]
}
