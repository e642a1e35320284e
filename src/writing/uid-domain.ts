import type { Cohort } from '../domain/cohort.ts'
import { sendingDomain } from '../domain/sending-domain.ts'
import type { Database } from '../store/database.ts'
import { keepUidDomain } from '../store/uid-domains.ts'

/**
 * The domain in the UIDs of the calendar entries of a cohort. The first time that one is told, it is the sending domain of
 * that moment; it is kept then, because calendars would have an entry of another UID twice and never be rid of the first.
 */
export async function uidDomain(
  db: Database,
  told: {
    cohort: Pick<Cohort, 'id' | 'uidDomain'>
    sender: { address: string }
    mailDomain: string | undefined
  },
): Promise<string> {
  const { cohort, sender, mailDomain } = told
  return cohort.uidDomain ?? keepUidDomain(db, cohort.id, sendingDomain(sender, mailDomain))
}
