import { LRUCache } from 'lru-cache'
import type { Edition } from '../../domain/edition.ts'
import { type EditionDifference, editionDifference } from './edition-difference.ts'

const KEPT = 20
const kept = new LRUCache<string, EditionDifference>({ max: KEPT })

/**
 * As `editionDifference`, which reads every lesson of both editions, in hundredths of a second. Neither ever changes,
 * so the last answers are kept by their two hashes. They are shared, and never changed.
 */
export function keptDifference(before: Edition, after: Edition): EditionDifference {
  const key = `${before.hash} ${after.hash}`
  const known = kept.get(key) ?? editionDifference(before, after)
  kept.set(key, known)
  return known
}
