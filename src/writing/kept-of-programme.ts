import { LRUCache } from 'lru-cache'
import type { Programme } from '../domain/programme.ts'

const KEPT = 100

/**
 * Keeps what was last worked out of each programme, by plain facts: calendars are slow, and each chunk of letters asks for
 * the same dates. What is kept is shared, and never changed.
 */
export function keptOf<T extends object>(): (programme: Programme, facts: unknown, workOut: () => T) => T {
  const all = new WeakMap<Programme, LRUCache<string, T>>()
  return (programme, facts, workOut) => {
    const kept = all.get(programme) ?? new LRUCache<string, T>({ max: KEPT })
    all.set(programme, kept)
    const key = JSON.stringify(facts)
    const known = kept.get(key) ?? workOut()
    kept.set(key, known)
    return known
  }
}
