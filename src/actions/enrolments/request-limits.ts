import type { Database } from '../../store/database.ts'
import { countRequests, type RequestKind } from '../../store/requests.ts'
import { findSubscriberId } from '../../store/sign-ups.ts'

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
 * Counts how many more letters may be requested today for the address of this key by typing it into a form. The caller
 * holds the lock on that address.
 */
export async function lettersLeft(tx: Database, key: string, now: Date): Promise<number> {
  const subscriberId = await findSubscriberId(tx, key)
  if (subscriberId === undefined) return MOST_A_DAY
  const since = new Date(now.getTime() - 24 * HOUR_MS)
  return Math.max(0, MOST_A_DAY - (await countRequests(tx, { subscriberId, kinds: KINDS, since })))
}
