import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { leave } from '../enrolments/leave.ts'
import { undoLeave } from '../enrolments/undo-leave.ts'
import { readerNamed } from './reader-named.ts'
import { recordAct } from './record-act.ts'

export type UnenrolRequest = { enrolmentId: number; scope: 'course' | 'everything'; by: Author }

/**
 * Ends one course of somebody, or all of them. From then on nothing is handed over.
 * @throws Refused when that course has ended already.
 */
export async function unenrolPerson(
  db: Database,
  { enrolmentId, scope, by }: UnenrolRequest,
  clock: Clock,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const reader = await readerNamed(tx, enrolmentId)
    if (reader.state === 'unsubscribed') throw new Refused({ refused: 'not-reading' })
    await leave(tx, { enrolmentId, scope, how: 'organiser' }, clock)
    await recordAct(tx, reader, { by, at: clock.now(), deed: { act: 'person-unenrolled', scope } })
  })
}

/**
 * Takes back, within seven days, that somebody left or was unenrolled.
 * @param wording what the organiser says of how the person asked for it: the proof of the enrolment.
 * @throws Refused when it is too long ago, or was a move or an erasure, or nothing is said of how.
 */
export async function bringBack(
  db: Database,
  { enrolmentId, wording, by }: { enrolmentId: number; wording: string; by: Author },
  clock: Clock,
): Promise<void> {
  if (wording.trim() === '') throw new Refused({ refused: 'no-basis' })
  await inTransaction(db, async (tx) => {
    const reader = await readerNamed(tx, enrolmentId)
    if (!(await undoLeave(tx, { enrolmentId, wording: wording.trim(), askedBy: 'organiser' }, clock)))
      throw new Refused({ refused: 'leaving-too-old' })
    await recordAct(tx, reader, { by, at: clock.now(), deed: { act: 'person-back' } })
  })
}
