import { inTransaction } from '../../store/database.ts'
import { enrolmentsOfImport, removableAmong, removeEnrolments, undoneTo } from '../../store/import-people.ts'
import { endUndoing, noteUndone } from '../../store/import-work.ts'
import { lockImport, type PeopleImport } from '../../store/imports.ts'
import { lockEnrolments, lockTracksOf } from '../../store/moves.ts'
import { type ImportParts, leaseUntil } from './import-parts.ts'

const CHUNK = 1_000

/** Takes the people of an import out again, in chunks. Those to whom a letter has left meanwhile stay. */
export async function takeOut(parts: ImportParts, { id }: PeopleImport): Promise<void> {
  while (await takeOutChunk(parts, id));
}

/**
 * Takes hold of the enrolments, so that no letter is handed over, and then of their tracks, so that no tick makes new
 * deliveries; what has left is asked after that. False when nobody is left to look at.
 */
async function takeOutChunk({ db, clock }: ImportParts, id: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await lockImport(tx, id, ['undoing']))) return false
    const ids = await enrolmentsOfImport(tx, id, { after: await undoneTo(tx, id), most: CHUNK })
    const to = ids.at(-1)
    if (to === undefined) {
      await endUndoing(tx, id, clock.now())
      return false
    }
    await lockEnrolments(tx, ids)
    await lockTracksOf(tx, ids)
    const removable = await removableAmong(tx, ids)
    await removeEnrolments(tx, removable)
    const [removed, stayed] = [removable.length, ids.length - removable.length]
    await noteUndone(tx, id, { to, removed, stayed, until: leaseUntil(clock.now()) })
    return true
  })
}
