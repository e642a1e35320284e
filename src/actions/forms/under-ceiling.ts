import type { Database } from '../../store/database.ts'
import { countUnconfirmed, findCeilings } from '../../store/letter-ceilings.ts'

const HOUR_MS = 60 * 60_000

/** Whether one more letter may go to an address of this domain that has not confirmed, in this hour. */
export async function isUnderCeiling(db: Database, domain: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - HOUR_MS)
  const [ceilings, sent] = [await findCeilings(db), await countUnconfirmed(db, { domain, since })]
  return sent.perDomain < ceilings.perDomain && sent.inAll < ceilings.inAll
}
