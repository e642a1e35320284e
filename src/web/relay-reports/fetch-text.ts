import { LRUCache } from 'lru-cache'
import type { FetchText } from './sns-message.ts'

const WITHIN_MS = 5_000
const MOST_BYTES = 16 * 1024

/** Fetches a text from an address that was checked; follows no redirect. @throws when it is not there, or is too long. */
export const fetchText: FetchText = async (url) => {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(WITHIN_MS) })
  if (!answer.ok) throw new Error(`${new URL(url).hostname} answered ${answer.status}`)
  const kept: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > MOST_BYTES)
      throw new Error(`${new URL(url).hostname} answered with more than ${MOST_BYTES} bytes`)
    kept.push(chunk)
  }
  return Buffer.concat(kept).toString('utf8')
}

const HOUR_MS = 60 * 60_000

/** The same, and what it fetched once it keeps for an hour: certificates change every few months. */
export function keepFetched(fetching: FetchText): FetchText {
  const kept = new LRUCache<string, string>({ max: 10, ttl: HOUR_MS, fetchMethod: (url) => fetching(url) })
  return async (url) => (await kept.fetch(url)) ?? ''
}
