import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { changeStanding, type Organiser, type Standing } from '../../store/organisers.ts'
import { takeOrganiser } from './take-organiser.ts'

export type RoleChange = {
  organiserId: number
  wanted: Standing
  /** What whoever asks saw: when it is no longer so, nothing is overwritten. */
  seen: Standing
  by: Author
  now: Date
}

/**
 * Changes what an organiser may do, from their next page on.
 * @throws Refused for the last owner, for nobody, and when somebody else has changed it meanwhile.
 */
export async function changeRole(db: Database, change: RoleChange): Promise<Organiser> {
  const { organiserId, wanted, seen } = change
  return inTransaction(db, async (tx) => {
    const organiser = await takeOrganiser(tx, organiserId, { staysOwner: wanted.role === 'owner' })
    if (isSame(organiser, wanted)) return organiser
    if (!isSame(organiser, seen))
      throw new Refused({ refused: 'organiser-changed-meanwhile', organiser: organiser.name })
    await changeStanding(tx, organiserId, wanted)
    await recordChange(tx, organiser, change)
    return { ...organiser, ...wanted }
  })
}

function isSame(one: Standing, other: Standing): boolean {
  return one.role === other.role && one.mayExport === other.mayExport
}

async function recordChange(tx: Database, before: Organiser, { wanted, by, now }: RoleChange): Promise<void> {
  const organiser = before.name
  if (wanted.role !== before.role) {
    const roles = { before: before.role, after: wanted.role }
    await writeEntry(tx, { by, at: now, deed: { act: 'organiser-changed', organiser, ...roles } })
  }
  if (wanted.mayExport !== before.mayExport) {
    const act = wanted.mayExport ? 'export-allowed' : 'export-ended'
    await writeEntry(tx, { by, at: now, deed: { act, organiser } })
  }
}
