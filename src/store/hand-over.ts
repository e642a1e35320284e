import { type RawBuilder, sql } from 'kysely'
import type { Claim } from '../domain/delivery.ts'
import { type Database, rowsOf } from './database.ts'

/** A claim that is about to be handed over, with the SHA-256 of its bytes in hexadecimal. */
export type HandOver = Claim & { bytesHash: string }

/**
 * Marks claims as handed, before the first byte of their bodies leaves. The claims that come back may go on; the
 * others have lost their lease, may not leave any more (that is settled here too), or are due again, to be written anew
 * after a change of an event. Enrolments and cohorts are locked while that is judged: every unsubscribe, every pause and
 * every change that is committed is seen, and one that comes later waits.
 */
export async function markHanded(
  db: Database,
  handOvers: readonly HandOver[],
  now: Date,
): Promise<Set<number>> {
  const query = sql<{ id: number }>`select ${handOverCall(handOvers, now)} as id`
  return new Set((await rowsOf(db, query)).map(({ id }) => id))
}

/** The call that marks claims as handed: a set of the ids that may go on. */
export function handOverCall(handOvers: readonly HandOver[], now: Date): RawBuilder<number> {
  const ids = handOvers.map(({ id }) => id)
  const fences = handOvers.map(({ fence }) => fence)
  const hashes = handOvers.map(({ bytesHash }) => bytesHash)
  return sql`feuilleton.hand_over(${ids}::bigint[], ${fences}::int[], ${hashes}::text[], ${now}::timestamptz)`
}
