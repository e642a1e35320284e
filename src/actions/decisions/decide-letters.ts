import type { Author, JournalEntry } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { type Resolution, resolveWaiting, whoseLetters } from '../../store/unknowns.ts'

export type DecisionRequest = Resolution & { by: Author }

/**
 * Carries out one decision about letters that wait for one: all of those that still do, and for which it is not too
 * late. Each cohort gets an entry in the journal.
 * @returns the ids of those that it was carried out for.
 */
export async function decideLetters(db: Database, { by, ...request }: DecisionRequest): Promise<number[]> {
  return inTransaction(db, async (tx) => {
    const done = await resolveWaiting(tx, request)
    for (const letters of await whoseLetters(tx, done))
      await writeEntry(tx, { by, at: request.now, ...entryOf(letters, request) })
    return done
  })
}

type Letters = Awaited<ReturnType<typeof whoseLetters>>[number]

function entryOf(
  { cohortId, cohort, subscriberId, n }: Letters,
  { state, decision }: Omit<Resolution, 'now'>,
): Omit<JournalEntry, 'by' | 'at'> {
  const deed = { act: 'letters-decided', cohort, state, decision, n } as const
  return { deed, cohortId, subscriberId: subscriberId ?? undefined }
}
