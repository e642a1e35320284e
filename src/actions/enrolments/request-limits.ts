import type { Database } from '../../store/database.ts'
import { countLettersToMailbox, lockMailbox, type RequestKind } from '../../store/requests.ts'

const HOUR_MS = 60 * 60_000
const MOST_A_DAY = 3
const KINDS: readonly RequestKind[] = [
  ...(['confirmation', 'already', 'link', 'address-change', 'new-address', 'register'] as const),
]

/** The instant until which a letter that was asked for at `now` may leave and its link works. */
export function endOfRequest(now: Date): Date {
  return new Date(now.getTime() + 7 * 24 * HOUR_MS)
}

/**
 * Counts how many more letters may be requested today, by typing an address into a form, for the mailbox that the address
 * of this key is of: whatever stands after a `+`. The caller holds the lock on that address.
 */
export async function lettersLeft(tx: Database, key: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 24 * HOUR_MS)
  await lockMailbox(tx, key)
  return Math.max(0, MOST_A_DAY - (await countLettersToMailbox(tx, { key, kinds: KINDS, since })))
}
