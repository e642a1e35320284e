import type { ReadyCheck, ReadyChecks } from '../../../web/health.ts'

const ANSWERS_WITHIN_MS = 5_000

/** What keeps one of several workers from its work, as it says itself. `urls` has their addresses, by place. */
export function healthOf(urls: () => readonly (string | undefined)[]): ReadyChecks {
  const ask =
    (path: string): ReadyCheck =>
    async () => {
      const faults = await Promise.all(urls().map((url) => faultOf(url, path)))
      const place = faults.findIndex((fault) => fault !== undefined)
      return place === -1 ? undefined : `process ${place + 1} of ${faults.length}: ${faults[place]}`
    }
  return { service: ask('/readyz?exclude=relay'), relay: ask('/readyz') }
}

async function faultOf(url: string | undefined, path: string): Promise<string | undefined> {
  if (url === undefined) return 'it is starting'
  try {
    const answer = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })
    return answer.ok ? undefined : (await answer.text()).trim()
  } catch (error) {
    return `it does not answer: ${(error as Error).message}`
  }
}
