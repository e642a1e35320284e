/** Keeps the newest answers; who asks for the same at the same time waits for one of them. A failure is not kept. */
export function keepNewest<V>({ most }: { most: number }) {
  const kept = new Map<string, Promise<V>>()
  return (key: string, make: () => Promise<V>): Promise<V> => {
    const value = kept.get(key) ?? make()
    kept.delete(key)
    kept.set(key, value)
    value.catch(() => {
      if (kept.get(key) === value) kept.delete(key)
    })
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return value
  }
}
