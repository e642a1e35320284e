import type { Author } from '../../domain/journal-entry.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { markRemoved, type Organiser } from '../../store/organisers.ts'
import { dropPasskeysOf } from '../../store/passkeys.ts'
import { endSessionsOf } from '../../store/sessions.ts'
import { withdrawLinks } from '../../store/sign-in-links.ts'
import { takeOrganiser } from './take-organiser.ts'

export type Removal = { organiserId: number; by: Author; now: Date }

/**
 * Removes an organiser, or withdraws an invitation: their sessions end, and their links and passkeys open nothing from
 * now on.
 * @throws Refused for the last owner, and for nobody.
 */
export async function removeOrganiser(db: Database, { organiserId, by, now }: Removal): Promise<Organiser> {
  return inTransaction(db, async (tx) => {
    const organiser = await takeOrganiser(tx, organiserId, { staysOwner: false })
    await markRemoved(tx, organiserId, now)
    await endSessionsOf(tx, organiserId)
    await withdrawLinks(tx, organiserId, now)
    await dropPasskeysOf(tx, organiserId)
    const act = organiser.joinedAt ? 'organiser-removed' : 'invitation-withdrawn'
    await writeEntry(tx, { by, at: now, deed: { act, organiser: organiser.name } })
    return organiser
  })
}
