import type { Clock } from '../../domain/clock.ts'
import type { TokenKeys } from '../../domain/tokens.ts'
import type { Database } from '../../store/database.ts'

export type ImportParts = { db: Database; clock: Clock; keys: TokenKeys }

const LEASE_MS = 60_000

/** Until when whoever works on an import has it, if nothing more is heard of them. */
export function leaseUntil(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS)
}
