import { sql } from 'kysely'
import type { Claim } from '../domain/delivery.ts'
import { type Database, rowsOf } from './database.ts'

/**
 * Keeps which reminders are a part of a claimed lesson, and returns those that it has: `fresh`, unless bytes of it were
 * handed over before. Then it has those of its first try, and none where that was not kept: a retry has the same bytes.
 * Whoever has lost the claim keeps nothing, and hands nothing over.
 */
export async function keepBanners(
  db: Database,
  { id, fence }: Claim,
  fresh: readonly string[],
): Promise<readonly string[]> {
  const query = sql<{ written: string[] }>`
    update feuilleton.deliveries set written_banners =
      case when bytes_hash is null then ${[...fresh]}::text[] else coalesce(written_banners, '{}') end
    where id = ${id} and fence = ${fence} and state = 'claimed'
    returning written_banners as written`
  const [kept] = await rowsOf(db, query)
  return kept?.written ?? fresh
}
