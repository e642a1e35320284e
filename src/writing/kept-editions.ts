import { LRUCache } from 'lru-cache'
import type { Edition } from '../domain/edition.ts'
import type { Database } from '../store/database.ts'
import { findEdition } from '../store/editions.ts'

const EDITIONS_KEPT = 10
const editions = new WeakMap<Database, LRUCache<string, Edition>>()

/** Editions never change: the last few that were read from a database are kept. */
export async function editionOf(db: Database, hash: string): Promise<Edition | undefined> {
  const kept = editions.get(db) ?? new LRUCache<string, Edition>({ max: EDITIONS_KEPT })
  editions.set(db, kept)
  const edition = kept.get(hash) ?? (await findEdition(db, hash))
  if (edition) kept.set(hash, edition)
  return edition
}
