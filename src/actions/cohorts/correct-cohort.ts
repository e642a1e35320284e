import type { Clock } from '../../domain/clock.ts'
import type { Author, Deed } from '../../domain/journal-entry.ts'
import type { PlanSince } from '../../domain/plan-line.ts'
import { lockCalendar } from '../../store/calendar-changes.ts'
import { addCorrection } from '../../store/corrections.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { keepEdition, publishEdition } from '../../store/editions.ts'
import { writeEntry } from '../../store/journal.ts'
import type { Shelf } from '../programmes/programme-folder.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import {
  type CorrectionPlan,
  type CorrectionRequest,
  correctionFault,
  planCorrection,
  shownCorrection,
  writtenEdition,
} from './plan-correction.ts'
import { sinceShown } from './shown-plan.ts'
import { writeLessons } from './write-calendar.ts'

/** A correction that is to be made. `hash`: that of the plan that was shown. */
export type MadeCorrection = {
  cohort: string
  hash: string
  by: Author
  /** Whether the web copies of what has left are corrected too, with a note; they are kept otherwise. */
  correctsCopies?: boolean
}

/**
 * `stale`: nothing was changed, as the cohort or its files are others by now than what was shown: `plan` is of now, and
 * `since` how that differs from what was seen, where it is known.
 */
export type CorrectionOutcome =
  | { made: 'corrected'; plan: CorrectionPlan }
  | { made: 'stale'; plan: CorrectionPlan; since: PlanSince | undefined }

/**
 * Brings the words of the files to a cohort that runs: it goes over to the edition that they make. What has left stays as
 * it was, in mailboxes and on the web. The correction is committed when this returns; from then on no letter leaves with
 * the words before. It is in the journal.
 * @throws Refused as `writtenEdition` and `planCorrection` do, and as `correctionFault` says.
 */
export async function correctCohort(
  shelf: Shelf,
  request: MadeCorrection,
  clock: Clock,
): Promise<CorrectionOutcome> {
  // Before the transaction: while letters are compiled, none of this cohort would leave.
  const after = await writtenEdition(shelf, request.cohort)
  return bringEdition(shelf.db, { ...request, after }, clock)
}

/**
 * The same with an edition that is at hand.
 * @throws Refused as `planCorrection` does, and as `correctionFault` says.
 */
export async function bringEdition(
  db: Database,
  request: MadeCorrection & CorrectionRequest,
  clock: Clock,
): Promise<CorrectionOutcome> {
  return inTransaction(db, async (tx) => {
    const { cohort } = await cohortAndEdition(tx, request.cohort)
    await lockCalendar(tx, cohort.id)
    const plan = await planCorrection(tx, request, clock)
    const now = clock.now()
    if (plan.hash !== request.hash) {
      const since = await sinceShown(tx, { seen: request.hash, plan: shownCorrection(plan) }, now)
      return { made: 'stale', plan, since }
    }
    const fault = correctionFault(plan)
    if (fault) throw fault
    const { by, correctsCopies = false } = request
    await writeCorrection(tx, plan, { correctsCopies, now })
    const deed = correctionDeed(plan, correctsCopies)
    await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
    return { made: 'corrected', plan }
  })
}

async function writeCorrection(
  tx: Database,
  { cohort, after, lessons }: CorrectionPlan,
  { correctsCopies, now }: { correctsCopies: boolean; now: Date },
): Promise<void> {
  await keepEdition(tx, after, now)
  await publishEdition(tx, after.hash, now)
  await addCorrection(tx, cohort.id, { editionHash: after.hash, correctsCopies, now })
  if (lessons) await writeLessons(tx, lessons)
}

function correctionDeed(
  { cohort, before, after, letters, lessons }: CorrectionPlan,
  correctsCopies: boolean,
): Deed {
  const copies = correctsCopies ? ('corrected' as const) : ('kept' as const)
  const facts = { cohort: cohort.name, before: before.hash, after: after.hash, copies }
  if (!lessons) return { act: 'cohort-corrected', ...facts, letters: letters.length }
  const inserted = letters.filter(({ change, day }) => change === 'added' && day > 0).length
  return { act: 'cohort-restructured', ...facts, inserted, dropped: lessons.dropped.length }
}
