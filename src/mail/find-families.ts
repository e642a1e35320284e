import { LRUCache } from 'lru-cache'
import { familyOf, familyOfServer } from './mail-families.ts'

/** Says which family a recipient domain belongs to: that of its provider, or the domain by itself. */
export type FindFamilies = {
  /** As far as it is known by now. */
  known(domain: string): string
  /** Looks up what is not known, and waits for it, but not for long. */
  learn(domains: Iterable<string>): Promise<void>
}

/** The hosts that take mail for a domain; it rejects where there are none, or no answer. */
export type FindServers = (domain: string) => Promise<string[]>

const KEPT = 10_000
const FOUND_FOR_MS = 6 * 60 * 60_000
/** A DNS that did not answer is asked again. */
const MISSED_FOR_MS = 10 * 60_000
const AT_ONCE = 20
/** In milliseconds. Letters wait no longer for a name: theirs is a domain by itself until it is known. */
const LONGEST_WAIT_MS = 300

/** Finds families by name, and by the servers of a domain (MX), which are remembered. */
export function findFamilies(findServers: FindServers): FindFamilies {
  const found = new LRUCache<string, string>({ max: KEPT, ttl: FOUND_FOR_MS })
  const asking = new Map<string, Promise<void>>()

  async function ask(domain: string): Promise<void> {
    try {
      const hosts = await findServers(domain)
      found.set(domain, hosts.flatMap((host) => familyOfServer(host) ?? [])[0] ?? domain)
    } catch {
      found.set(domain, domain, { ttl: MISSED_FOR_MS }) // no server, or no answer: both are asked again
    } finally {
      asking.delete(domain)
    }
  }

  /** Undefined where it is known, or too much is being asked. */
  function answerOn(domain: string): Promise<void> | undefined {
    if (familyOf(domain) ?? found.has(domain)) return undefined
    const asked = asking.get(domain)
    if (asked || asking.size >= AT_ONCE) return asked
    const answer = ask(domain)
    asking.set(domain, answer)
    return answer
  }

  return {
    known: (domain) => familyOf(domain) ?? found.get(domain) ?? domain,
    async learn(domains) {
      const answers = [...domains].flatMap((domain) => answerOn(domain) ?? [])
      if (answers.length > 0) await within(LONGEST_WAIT_MS, Promise.all(answers))
    },
  }
}

/** Families by their names alone. */
export const NAMED_FAMILIES: FindFamilies = {
  known: (domain) => familyOf(domain) ?? domain,
  learn: async () => undefined,
}

async function within(ms: number, asked: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(late.resolve, ms)
  await Promise.race([asked, late.promise])
  clearTimeout(timer)
}
