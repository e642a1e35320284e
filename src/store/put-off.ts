import { sql } from 'kysely'
import type { Claim } from '../domain/delivery.ts'
import type { Database } from './database.ts'

/** A letter that was claimed and has to wait. */
export type PutOff = Claim & { again: Date }

/**
 * Gives claims back until an instant, or until their letters expire. What nobody has tried yet is written anew then: it
 * speaks from its own instant.
 */
export async function putOff(db: Database, letters: readonly PutOff[]): Promise<void> {
  await sql`
    update feuilleton.deliveries d set state = 'due', claimed_by = null, lease_until = null,
      attempts = d.attempts - 1, next_at = least(m.again, d.expires_at),
      written_at = case when ${isTried} then d.written_at end,
      written_generation = case when ${isTried} then d.written_generation end
    from unnest(${letters.map(({ id }) => id)}::bigint[], ${letters.map(({ fence }) => fence)}::int[],
      ${letters.map(({ again }) => again)}::timestamptz[]) as m (id, fence, again)
    where d.id = m.id and d.fence = m.fence and d.state = 'claimed'`.execute(db)
}

const isTried = sql<boolean>`(d.attempts > 1 or d.bytes_hash is not null)`
