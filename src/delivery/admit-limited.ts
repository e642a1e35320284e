import type { Clock } from '../domain/clock.ts'
import { type FamilyLimit, type FamilyPace, grant, limitAt } from '../domain/family-pace.ts'
import type { FamilyLimits } from '../mail/family-limits.ts'
import type { FindFamilies } from '../mail/find-families.ts'
import type { ClaimedDelivery } from '../store/claims.ts'
import { type Database, inTransaction } from '../store/database.ts'
import {
  addGrants,
  endGrants,
  keepPaces,
  type LockedFamily,
  lockFamilies,
  renewGrants,
} from '../store/family-paces.ts'
import { type PutOff, putOff } from '../store/put-off.ts'
import type { Admitted } from './admitted.ts'
import { leaseFrom } from './deliverer.ts'

export type PacingParts = {
  db: Database
  clock: Clock
  /** Of the worker. */
  name: string
  /** In milliseconds. What a worker that gives no sign of life was granted is free for others then. */
  leaseMs: number
  limits: FamilyLimits
  families: FindFamilies
}

/** The letters of a family that has a limit. */
export type Limited = { limit: FamilyLimit; letters: ClaimedDelivery[] }

/** Takes from what all workers share what letters may have of it, in one transaction; the others are put off. */
export async function admitLimited(
  parts: PacingParts,
  claimed: readonly ClaimedDelivery[],
  limited: ReadonlyMap<string, Limited>,
): Promise<Admitted> {
  const { db, clock } = parts
  const now = clock.now()
  const { atOnce, waiting, ids } = await inTransaction(db, async (tx) => {
    const locked = await lockFamilies(tx, [...limited.keys()], now)
    const given = locked.flatMap((family) => partOf(family, limited, now.getTime()))
    await keepPaces(tx, given)
    const granted = given.filter((part) => part.atOnce > 0)
    const ids = await addGrants(tx, granted, { worker: parts.name, until: leaseFrom(parts) })
    const atOnce = new Map(given.map((part) => [part.family, part.atOnce]))
    return { atOnce, waiting: given.flatMap((part) => part.waiting), ids }
  })
  if (waiting.length > 0) await putOff(db, waiting)
  const isWaiting = new Set(waiting.map(({ id }) => id))
  return {
    letters: claimed.filter(({ id }) => !isWaiting.has(id)),
    familyOf: new Map([...limited].flatMap(([family, { letters }]) => letters.map(({ id }) => [id, family]))),
    atOnce,
    at: now.getTime(),
    renew: async () => (ids.length > 0 ? renewGrants(db, ids, leaseFrom(parts)) : undefined),
    end: async () => (ids.length > 0 ? endGrants(db, ids) : undefined),
  }
}

type Part = { family: string; pace: FamilyPace; atOnce: number; waiting: PutOff[] }

/** What a chunk gets of a family: some connections are left to others, where there are several. */
function partOf(
  { family, pace, busy }: LockedFamily,
  limited: ReadonlyMap<string, Limited>,
  at: number,
): Part[] {
  const wanted = limited.get(family)
  if (!wanted) return []
  const { atOnce, aMinute } = limitAt(wanted.limit, pace, at)
  const free = Math.max(0, atOnce - busy)
  const isAwaited = wanted.letters[0]?.requestId !== null
  const asked = { letters: wanted.letters.length, atOnce: free, isAwaited }
  const granted = grant(pace, aMinute, asked, at)
  const waiting = wanted.letters.slice(granted.letters).map((letter, index) => {
    return { id: letter.id, fence: letter.fence, again: new Date(granted.again[index] ?? at) }
  })
  const mine = Math.min(granted.letters, free - Math.floor(free / 4))
  return [{ family, pace: granted.pace, atOnce: mine, waiting }]
}
