import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { Refused } from '../../domain/refusal.ts'
import { keepBoth } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { hasComeOf, lockLastMove, lockMoved, takeMoveBack } from '../../store/undo-people-move.ts'
import { lockComing } from '../../store/write-people-move.ts'
import { cohortAndEdition } from '../cohorts/cohort-and-edition.ts'

/** `cohort`: the slug of the one that they were moved out of. `wording`: what is noted of each of them. */
export type UndoMoveRequest = { cohort: string; wording: string; by: Author }

/**
 * Takes the last move of people out of a cohort back: they are where they were, with their places at events. How many.
 * @throws Refused when there is no such move, or when a letter has fallen due to one of them since, or one has done
 * something.
 */
export async function undoPeopleMove(
  db: Database,
  { cohort: slug, wording, by }: UndoMoveRequest,
  clock: Clock,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { cohort } = await cohortAndEdition(tx, slug)
    const move = await lockLastMove(tx, cohort.id)
    if (!move) throw new Refused({ refused: 'no-move-to-undo', cohort: cohort.name })
    await lockMoved(tx, move, cohort.id)
    await keepBoth(tx, cohort.id, move.to)
    for (const id of [cohort.id, move.to].toSorted((a, b) => a - b)) await lockComing(tx, id)
    const now = clock.now()
    if (await hasComeOf(tx, move, { cohortId: cohort.id, now }))
      throw new Refused({ refused: 'no-move-to-undo', cohort: cohort.name })
    const people = await takeMoveBack(tx, move, { cohortId: cohort.id, now, wording })
    const deed = { act: 'people-moved-back', cohort: cohort.name, to: move.toName, people } as const
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
    return people
  })
}
