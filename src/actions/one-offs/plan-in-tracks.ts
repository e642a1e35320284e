import type { Track } from '../../domain/cohort.ts'
import { oneOffTimes } from '../../domain/one-off.ts'
import type { Database } from '../../store/database.ts'
import { oneOffsUnderWay, planOneOffDispatches } from '../../store/one-off-dispatches.ts'

/**
 * Plans the one-off letters of a cohort that have still to leave in tracks that are new, or whose zone has changed.
 * Call it in the transaction that does so.
 */
export async function planOneOffsIn(
  tx: Database,
  { cohortId, tracks }: { cohortId: number; tracks: readonly Pick<Track, 'id' | 'zone'>[] },
): Promise<void> {
  const letters = await oneOffsUnderWay(tx, cohortId)
  const dispatches = letters.flatMap((oneOff) =>
    tracks.map(({ id: trackId, zone }) => ({ oneOffId: oneOff.id, trackId, ...oneOffTimes(oneOff, zone) })),
  )
  if (dispatches.length > 0) await planOneOffDispatches(tx, dispatches)
}
