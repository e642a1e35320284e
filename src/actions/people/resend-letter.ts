import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import type { PersonRefusal } from '../../domain/person-refusal.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockEnrolment } from '../../store/moves.ts'
import { findPerson } from '../../store/people-person.ts'
import { lettersTo, type PersonLetter } from '../../store/people-timeline.ts'
import { resolveWaiting } from '../../store/unknowns.ts'
import { type AskOutcome, askLessonAgain } from '../readers/ask-lesson-again.ts'
import { readerNamed } from './reader-named.ts'
import { recordAct } from './record-act.ts'

export type ResendRequest = { enrolmentId: number; letter: string; by: Author }

/** `once-more`: as a letter of its own. `released`: the letter itself, which was unknown or held, leaves again. */
export type Resent = 'once-more' | 'released'

/**
 * Sends a letter to one person again. One that waits for a decision gets it: that it leaves again is written down, as the
 * ledger asks of a second body. A lesson that was submitted, bounced or missed leaves as a letter of its own, with the
 * words of its day, so that what the ledger says of the first stays true; five times a day at most.
 * @throws Refused when it is on its way, was never theirs, cannot leave again, or nothing is sent to their address.
 */
export async function resendLetter(
  db: Database,
  { enrolmentId, letter, by }: ResendRequest,
  clock: Clock,
): Promise<Resent> {
  return inTransaction(db, async (tx) => {
    await lockEnrolment(tx, enrolmentId)
    const reader = await readerNamed(tx, enrolmentId)
    if ((await findPerson(tx, reader.subscriberId))?.suppression)
      throw new Refused({ refused: 'sends-nothing-there' })
    const sent = await findSent(tx, { ...reader, letter })
    const how = await release(tx, sent, clock.now())
    if (!how) await askAgain(tx, { enrolmentId, letter }, clock)
    await recordAct(tx, reader, { by, at: clock.now(), deed: { act: 'letter-sent-again', letter } })
    return how ?? 'once-more'
  })
}

async function findSent(
  tx: Database,
  { subscriberId, enrolmentId, letter }: { subscriberId: number; enrolmentId: number; letter: string },
): Promise<PersonLetter> {
  const letters = await lettersTo(tx, subscriberId)
  const sent = letters.find((one) => one.enrolmentId === enrolmentId && one.letter === letter)
  if (!sent) throw new Refused({ refused: 'letter-not-theirs', letter })
  if (['due', 'claimed', 'handed'].includes(sent.state))
    throw new Refused({ refused: 'letter-on-its-way', letter })
  return sent
}

/** Lets a letter leave that waits for a decision; undefined when it does not, or its time is over. */
async function release(
  tx: Database,
  { deliveryId, state }: PersonLetter,
  now: Date,
): Promise<'released' | undefined> {
  if (state !== 'unknown' && state !== 'held') return undefined
  const request = { state, ids: [deliveryId], decision: 'resend', note: undefined, now } as const
  return (await resolveWaiting(tx, request)).length > 0 ? 'released' : undefined
}

async function askAgain(
  tx: Database,
  wanted: { enrolmentId: number; letter: string },
  clock: Clock,
): Promise<void> {
  const outcome = await askLessonAgain(tx, wanted, clock)
  if (outcome !== 'asked') throw new Refused(whyNot(outcome, wanted.letter))
}

function whyNot(outcome: Exclude<AskOutcome, 'asked'>, letter: string): PersonRefusal {
  switch (outcome) {
    case 'too-many':
      return { refused: 'too-many-letters' }
    case 'no-such-lesson':
      return { refused: 'letter-not-again', letter }
    case 'not-reading':
      return { refused: 'not-reading' }
  }
}
