import type { Clock } from '../../domain/clock.ts'
import type { Edition } from '../../domain/edition.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { readersText } from '../../domain/one-off.ts'
import type { OneOffPlan } from '../../domain/one-off-plan.ts'
import { Refused } from '../../domain/refusal.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { lockEvents } from '../../store/event-changes.ts'
import { writeEntry } from '../../store/journal.ts'
import { planOneOffDispatches } from '../../store/one-off-dispatches.ts'
import { setOneOffSent } from '../../store/one-offs.ts'
import { type OneOffMistake, oneOffMistakes } from './one-off-mistakes.ts'
import { oneOffLocked, oneOffNamed } from './one-off-named.ts'
import { type OneOffRequest, planOneOff } from './plan-one-off.ts'

export type SendOneOffParts = { db: Database; letters: LetterCache; clock: Clock }

/** `edition`: that of the cohort. `hash`: that of the plan that was shown. */
export type SentOneOff = OneOffRequest & { edition: Edition; hash: string; by: Author }

/** `stale`: nothing leaves, as it would be something else by now than what was shown: `plan` says what. */
export type SendOneOffOutcome = { made: 'sent' | 'stale'; plan: OneOffPlan }

/**
 * Sends a one-off letter: a dispatch in every track of its cohort, a minute from now or at a wall-clock time. All of it is
 * committed when this returns, with an entry in the journal.
 * @throws Refused as `planOneOff` does, `one-off-mistaken`, `one-off-for-nobody`. MjmlUnavailable.
 */
export async function sendOneOff(parts: SendOneOffParts, request: SentOneOff): Promise<SendOneOffOutcome> {
  const { db, letters, clock } = parts
  const { cohort, edition } = request
  // Before the transaction, in which none of the cohort's letters leaves. Other words would have another hash.
  refuseMistakes(await oneOffMistakes(letters, edition, await oneOffNamed(db, request)))
  return inTransaction(db, async (tx) => {
    // Whoever adds a track is waited for, and the next one plans this letter too.
    await lockEvents(tx, cohort.id)
    await oneOffLocked(tx, request)
    const plan = await planOneOff(tx, request, clock)
    if (plan.hash !== request.hash) return { made: 'stale', plan }
    if (plan.people === 0) throw new Refused({ refused: 'one-off-for-nobody' })
    await writeSent(tx, request, plan)
    return { made: 'sent', plan }
  })
}

function refuseMistakes([first, ...more]: readonly OneOffMistake[]): void {
  if (!first) return
  const { field, line, message = 'it is empty' } = first
  const where = line === undefined ? field : `${field}:${line}`
  throw new Refused({ refused: 'one-off-mistaken', mistake: `${where}: ${message}`, more: more.length })
}

async function writeSent(tx: Database, { cohort, by }: SentOneOff, plan: OneOffPlan): Promise<void> {
  const { oneOff, leavesAt, now, tracks, people } = plan
  const { id: oneOffId, subject, readers } = oneOff
  await setOneOffSent(tx, oneOffId, { sentAt: now, leavesAt })
  await planOneOffDispatches(
    tx,
    tracks.map(({ trackId, dueAt, expiresAt }) => ({ oneOffId, trackId, dueAt, expiresAt })),
  )
  const facts = { cohort: cohort.name, subject, readers: readersText(readers), people, leavesAt }
  await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed: { act: 'letter-scheduled', ...facts } })
}
