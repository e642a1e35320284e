import type { Clock } from '../../domain/clock.ts'
import type { Author, Deed } from '../../domain/journal-entry.ts'
import { lockCalendar } from '../../store/calendar-changes.ts'
import { addCorrection } from '../../store/corrections.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { keepEdition, publishEdition } from '../../store/editions.ts'
import { writeEntry } from '../../store/journal.ts'
import type { Shelf } from '../programmes/programme-folder.ts'
import { applyPlan, type Outcome } from './apply-plan.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import {
  type CorrectionPlan,
  type CorrectionRequest,
  correctionFault,
  planCorrection,
  shownCorrection,
  writtenEdition,
} from './plan-correction.ts'
import { writeLessons } from './write-calendar.ts'

/** A correction that is to be made. `hash`: that of the plan that was shown. */
export type MadeCorrection = {
  cohort: string
  hash: string
  by: Author
  /** Whether the web copies of what has left are corrected too, with a note; they are kept otherwise. */
  correctsCopies?: boolean
}

/** What became of a correction; `stale` also where the files are others by now. */
export type CorrectionOutcome = Outcome<CorrectionPlan, 'corrected'>

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
    const { hash: seen, by, correctsCopies = false } = request
    const now = clock.now()
    const write = (seenPlan: CorrectionPlan) => writeCorrection(tx, seenPlan, { by, correctsCopies, now })
    return applyPlan(tx, plan, { seen, shown: shownCorrection, now, write })
  })
}

type Correcting = { by: Author; correctsCopies: boolean; now: Date }

async function writeCorrection(
  tx: Database,
  plan: CorrectionPlan,
  { by, correctsCopies, now }: Correcting,
): Promise<'corrected'> {
  const fault = correctionFault(plan)
  if (fault) throw fault
  const { cohort, after, lessons } = plan
  await keepEdition(tx, after, now)
  await publishEdition(tx, after.hash, now)
  await addCorrection(tx, cohort.id, { editionHash: after.hash, correctsCopies, now })
  if (lessons) await writeLessons(tx, lessons)
  const deed = correctionDeed(plan, correctsCopies)
  await writeEntry(tx, { by, at: now, cohortId: cohort.id, deed })
  return 'corrected'
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
