import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { findOrganiser, type Organiser, takeOwners } from '../../store/organisers.ts'

/**
 * Locks an organiser for a change until the transaction ends. The owners are locked first, always: whoever changes them
 * waits for whoever changes them at the same time.
 * @throws Refused for nobody, and for the last owner who would not stay one.
 */
export async function takeOrganiser(
  tx: Database,
  id: number,
  { staysOwner }: { staysOwner: boolean },
): Promise<Organiser> {
  const owners = await takeOwners(tx)
  const organiser = await findOrganiser(tx, id, { isTaken: true })
  if (!organiser) throw new Refused({ refused: 'no-such-organiser', organiser: String(id) })
  if (!staysOwner && owners.length === 1 && owners[0] === id)
    throw new Refused({ refused: 'last-owner', organiser: organiser.name })
  return organiser
}
