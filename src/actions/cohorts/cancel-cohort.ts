import type { Cohort } from '../../domain/cohort.ts'
import { cancelDispatches, markCancelled } from '../../store/cohort-states.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { resumeOneOffs } from '../../store/one-off-dispatches.ts'
import { forgetPause } from '../../store/pauses.ts'

/**
 * Cancels a cohort for good. The change is committed when this returns; from then on none of its letters is handed
 * over.
 * @returns the number of dispatches that will not happen.
 */
export async function cancelCohort(db: Database, { id }: Cohort): Promise<number> {
  return inTransaction(db, async (tx) => {
    await markCancelled(tx, id)
    // Letters held back by a pause are then settled as cancelled now, not when they expire.
    await forgetPause(tx, id)
    await resumeOneOffs(tx, id)
    return cancelDispatches(tx, id)
  })
}
