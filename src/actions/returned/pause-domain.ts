import type { Database } from '../../store/database.ts'
import { pauseDomain } from '../../store/domain-pauses.ts'
import { countRefused, prolongPause, whereTo } from '../../store/returned-pauses.ts'

/** Readers of one domain whose letters came back within a day for reasons that are about us, from which on it is paused. */
const REFUSED_PEOPLE = 3
const DAY_MS = 24 * 60 * 60_000
/** Until the domain is tried with one letter, after the last report. */
const PAUSE_MS = 60 * 60_000

type CameBack = { delivery: number; words: string; now: Date }

/**
 * A letter came back by our fault, as its server says: our name, our server, our signature. When it says so of several
 * readers, the domain is paused for their cohort, and organisers are told.
 */
export async function pauseRefusing(tx: Database, { delivery, words, now }: CameBack): Promise<void> {
  const where = await whereTo(tx, delivery)
  if (where === undefined) return
  const nextTryAt = new Date(now.getTime() + PAUSE_MS)
  if (await prolongPause(tx, { ...where, nextTryAt })) return
  const since = new Date(now.getTime() - DAY_MS)
  if ((await countRefused(tx, { ...where, since })) < REFUSED_PEOPLE) return
  await pauseDomain(tx, { ...where, why: 'returned', reason: words, now, nextTryAt })
}
