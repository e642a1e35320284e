import { LRUCache } from 'lru-cache'

/** Keeps the newest answers; who asks for the same at the same time waits for one of them. A failure is not kept. */
export function keepNewest<V>({ most }: { most: number }) {
  // The promise is the value: `fetch` of lru-cache forgets an answer that is undefined.
  const kept = new LRUCache<string, Promise<V>, () => Promise<V>>({
    max: most,
    memoMethod(key, _, { context: make }) {
      const value = make()
      value.catch(() => {
        // Another may stand there by now.
        if (kept.peek(key) === value) kept.delete(key)
      })
      return value
    },
  })
  return (key: string, make: () => Promise<V>): Promise<V> => kept.memo(key, { context: make })
}
