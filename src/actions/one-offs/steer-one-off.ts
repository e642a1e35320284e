import type { Author, Deed } from '../../domain/journal-entry.ts'
import type { OneOff } from '../../domain/one-off.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockEvents } from '../../store/event-changes.ts'
import { writeEntry } from '../../store/journal.ts'
import {
  deleteOneOffDispatches,
  lockOneOffDispatches,
  type OneOffStanding,
  oneOffStanding,
  setOneOffPaused,
} from '../../store/one-off-dispatches.ts'
import { setOneOffSent } from '../../store/one-offs.ts'
import { type OneOffName, oneOffLocked } from './one-off-named.ts'

export type SteeredOneOff = OneOffName & { by: Author; now: Date }

/**
 * Calls a one-off letter back as if it had not been sent: it is a draft again.
 * @throws Refused `no-such-one-off`, `one-off-begun` once a tick has begun with it.
 */
export function callBackOneOff(db: Database, steered: SteeredOneOff): Promise<OneOff> {
  return steer(db, steered, {
    act: 'letter-called-back',
    async make(tx, { id, subject }, { dispatches, hasBegun }) {
      if (dispatches === 0 || hasBegun) throw new Refused({ refused: 'one-off-begun', subject })
      await deleteOneOffDispatches(tx, id)
      await setOneOffSent(tx, id, null)
    },
  })
}

/**
 * Pauses a one-off letter: once this is committed, none of it is handed over, and what had begun to leave goes on when
 * it is resumed.
 * @throws Refused `no-such-one-off`, `one-off-over` when nothing of it is left to pause.
 */
export function pauseOneOff(db: Database, steered: SteeredOneOff): Promise<OneOff> {
  return steer(db, steered, {
    act: 'letter-paused',
    async make(tx, { id, subject }, { isUnderWay, pausedAt }) {
      if (!isUnderWay || pausedAt) throw new Refused({ refused: 'one-off-over', subject })
      await setOneOffPaused(tx, id, steered.now)
    },
  })
}

/**
 * Lets a one-off letter go on; what is too late by then does not leave.
 * @throws Refused `no-such-one-off`, `one-off-not-paused`.
 */
export function resumeOneOff(db: Database, steered: SteeredOneOff): Promise<OneOff> {
  return steer(db, steered, {
    act: 'letter-resumed',
    async make(tx, { id, subject }, { pausedAt }) {
      if (!pausedAt) throw new Refused({ refused: 'one-off-not-paused', subject })
      await setOneOffPaused(tx, id, null)
    },
  })
}

type Steering = {
  act: Extract<Deed['act'], 'letter-called-back' | 'letter-paused' | 'letter-resumed'>
  make: (tx: Database, oneOff: OneOff, standing: OneOffStanding) => Promise<void>
}

/** The cohort is held, so that a hand-over comes before or after, and no track is added in between. */
async function steer(
  db: Database,
  { cohort, id, by, now }: SteeredOneOff,
  { act, make }: Steering,
): Promise<OneOff> {
  return inTransaction(db, async (tx) => {
    await lockEvents(tx, cohort.id)
    const oneOff = await oneOffLocked(tx, { cohort, id })
    await lockOneOffDispatches(tx, id)
    await make(tx, oneOff, await oneOffStanding(tx, id))
    const deed = { act, cohort: cohort.name, subject: oneOff.subject }
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
    return oneOff
  })
}
