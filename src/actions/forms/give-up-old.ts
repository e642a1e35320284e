import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { dropAskedBefore, hasAskedBefore } from '../../store/asked-forms.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'

export type GivingUp = {
  db: Database
  clock: Clock
  /** Whether the clock can be trusted: one that is a day ahead would give up what was sent a moment ago. */
  isClockRight: () => Promise<boolean>
}

const GIVEN_UP_BY_ITSELF: Author = { name: 'Feuilleton' }
const HOUR_MS = 60 * 60_000
/** Whoever sent it has long sent another, or does not want it any more. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS

/**
 * Gives up the forms that have waited for a day, and tells the journal how many: once an hour at most, when one has waited
 * for an hour more.
 */
export async function giveUpOld({ db, clock, isClockRight }: GivingUp): Promise<void> {
  const now = clock.now()
  const before = new Date(now.getTime() - GIVE_UP_AFTER_MS)
  const isDue = await hasAskedBefore(db, new Date(before.getTime() - HOUR_MS))
  if (!isDue || !(await isClockRight())) return
  await inTransaction(db, async (tx) => {
    const n = await dropAskedBefore(tx, before)
    if (n > 0) await writeEntry(tx, { by: GIVEN_UP_BY_ITSELF, at: now, deed: { act: 'forms-given-up', n } })
  })
}
