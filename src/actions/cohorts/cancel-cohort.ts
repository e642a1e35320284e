import type { Cohort } from '../../domain/cohort.ts'
import { cancelDispatches, markCancelled } from '../../store/cohort-states.ts'
import type { Database } from '../../store/database.ts'
import { forgetPause } from '../../store/pauses.ts'

/**
 * Cancels a cohort for good; committed when it returns, and then none of its letters is handed over.
 * @returns how many dispatches will not happen.
 */
export async function cancelCohort(db: Database, { id }: Cohort): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await markCancelled(tx, id)
    await forgetPause(tx, id) // what waited is settled as cancelled now, not when it expires
    return cancelDispatches(tx, id)
  })
}
