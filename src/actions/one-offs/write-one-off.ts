import type { Cohort } from '../../domain/cohort.ts'
import type { OneOff, OneOffReaders, OneOffWords } from '../../domain/one-off.ts'
import type { Programme } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { addOneOff, changeOneOff, deleteOneOff } from '../../store/one-offs.ts'
import { type OneOffName, oneOffLocked, refuseReaders, refuseUnlessRunning } from './one-off-named.ts'

export type OneOffText = OneOffWords & { readers: OneOffReaders }

type Course = { cohort: Cohort; programme: Programme }

/**
 * Adds the draft of a one-off letter, with mistakes in it or without: they are found before it is sent.
 * @throws Refused `cohort-cancelled`, `cohort-is-draft`, and for readers that there are not.
 */
export async function beginOneOff(
  db: Database,
  { cohort, programme }: Course,
  { text, now }: { text: OneOffText; now: Date },
): Promise<OneOff> {
  refuseUnlessRunning(cohort)
  refuseReaders({ cohort, programme }, text.readers)
  return addOneOff(db, { ...text, cohortId: cohort.id, now })
}

/**
 * Changes the draft of a one-off letter.
 * @throws Refused `no-such-one-off`, `one-off-sent`, and for readers that there are not.
 */
export async function changeDraftOneOff(
  db: Database,
  { cohort, programme, id }: Course & { id: number },
  { text, now }: { text: OneOffText; now: Date },
): Promise<OneOff> {
  refuseReaders({ cohort, programme }, text.readers)
  return inTransaction(db, async (tx) => {
    refuseSent(await oneOffLocked(tx, { cohort, id }))
    return changeOneOff(tx, id, { ...text, now })
  })
}

/**
 * Deletes the draft of a one-off letter.
 * @throws Refused `no-such-one-off`, `one-off-sent`.
 */
export async function dropOneOff(db: Database, name: OneOffName): Promise<void> {
  await inTransaction(db, async (tx) => {
    refuseSent(await oneOffLocked(tx, name))
    await deleteOneOff(tx, name.id)
  })
}

function refuseSent({ sentAt, subject }: OneOff): void {
  if (sentAt) throw new Refused({ refused: 'one-off-sent', subject })
}
