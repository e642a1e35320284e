import type { Clock } from '../../domain/clock.ts'
import type { JoiningPlan } from '../../domain/joining-plan.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { lockSettings } from '../../store/cohort-settings.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { noteJoining } from '../../store/joining-changes.ts'
import { lockPlaces } from '../../store/sign-ups.ts'
import { applyPlan, type Outcome } from './apply-plan.ts'
import { changeSettings } from './change-settings.ts'
import { cohortAndEdition } from './cohort-and-edition.ts'
import { type JoiningRequest, planJoining, shownJoining } from './plan-joining.ts'

/** A change that is to be made. `hash`: that of the plan that was shown. */
export type MadeJoiningChange = JoiningRequest & { hash: string; by: Author }

/** What became of a change of who may join. */
export type JoiningOutcome = Outcome<JoiningPlan, 'changed'>

/**
 * Changes how many may join a cohort, or what becomes of those who come late. Whoever is enrolled stays, with the dates
 * that they have. Committed when this returns, and in the journal.
 * @throws Refused as `planJoining` does.
 */
export async function changeJoining(
  db: Database,
  request: MadeJoiningChange,
  clock: Clock,
): Promise<JoiningOutcome> {
  return inTransaction(db, async (tx) => {
    await lockJoining(tx, request.cohort)
    const plan = await planJoining(tx, request, clock)
    const write = (seenPlan: JoiningPlan) => writeJoining(tx, seenPlan, request)
    return applyPlan(tx, plan, { seen: request.hash, shown: shownJoining, now: plan.now, write })
  })
}

/**
 * Undoes the last change of who may join, whatever else there is of the cohort by now.
 * @throws Refused when there is none, or when somebody has joined since.
 */
export function undoJoining(
  db: Database,
  { cohort, by }: { cohort: string; by: Author },
  clock: Clock,
): Promise<JoiningOutcome> {
  return inTransaction(db, async (tx) => {
    await lockJoining(tx, cohort)
    const { hash } = await planJoining(tx, { cohort, change: 'undo' }, clock)
    return changeJoining(tx, { cohort, change: 'undo', hash, by }, clock)
  })
}

/** Lock order: places before the cohort, as whoever confirms has them. */
async function lockJoining(tx: Database, slug: string): Promise<void> {
  const { cohort } = await cohortAndEdition(tx, slug)
  await lockPlaces(tx, cohort.id)
  await lockSettings(tx, cohort.id)
}

async function writeJoining(
  tx: Database,
  { cohort, after, now }: JoiningPlan,
  { change, by }: MadeJoiningChange,
): Promise<'changed'> {
  await changeSettings(tx, { slug: cohort.slug, settings: after, by }, now)
  if (change !== 'undo') await noteJoining(tx, cohort.id, { before: cohort, now })
  return 'changed'
}
