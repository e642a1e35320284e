import type { Clock } from '../../domain/clock.ts'
import {
  type Joining,
  type JoiningPlan,
  joiningLines,
  type Newcomer,
  planJoiningOf,
} from '../../domain/joining-plan.ts'
import { planTrack } from '../../domain/plan.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { countPending, joiningBefore } from '../../store/joining-changes.ts'
import { countTaken } from '../../store/people-moves.ts'
import { keepShownPlan, type ShownPlan } from '../../store/shown-plans.ts'
import { type CohortCourse, datesOfJoining } from '../enrolments/place-in-track.ts'
import { runningCohort } from './cohort-and-edition.ts'

/** What is not given stays as it is. `undo`: of the last change, while nobody has joined since. */
export type JoiningRequest = { cohort: string; change: Partial<Joining> | 'undo' }

/**
 * Plans to change how many may join a cohort, or what becomes of those who come late, and changes nothing.
 * @throws Refused when there is no such cohort, when it is a draft or cancelled, or when nothing would change, or can be
 * undone any more.
 */
export async function planJoining(
  db: Database,
  { cohort: slug, change }: JoiningRequest,
  clock: Clock,
): Promise<JoiningPlan> {
  const { cohort, edition } = await runningCohort(db, slug)
  const course = { cohort, programme: edition.programme }
  const { capacity, lateJoiners } = cohort
  const after = { capacity, lateJoiners, ...(change === 'undo' ? await undone(db, course) : change) }
  if (after.capacity === capacity && after.lateJoiners === lateJoiners)
    throw new Refused({ refused: 'joining-unchanged', cohort: cohort.name })
  const now = clock.now()
  const [enrolled, pending] = [await countTaken(db, cohort.id), await countPending(db, cohort.id)]
  const newcomer =
    after.lateJoiners === lateJoiners
      ? undefined
      : {
          before: newcomerOf(course, now),
          after: newcomerOf({ ...course, cohort: { ...cohort, ...after } }, now),
        }
  return planJoiningOf({ cohort, after, now, enrolled, pending, newcomer })
}

/**
 * The same, to be shown to somebody: if it would do something else by the time that they accept it, they are told what.
 * @throws Refused as `planJoining` does.
 */
export async function showJoining(db: Database, request: JoiningRequest, clock: Clock): Promise<JoiningPlan> {
  const plan = await planJoining(db, request, clock)
  await keepShownPlan(db, shownJoining(plan), plan.now)
  return plan
}

/** What is remembered of a plan that is shown. */
export function shownJoining(plan: JoiningPlan): ShownPlan {
  return { cohortId: plan.cohort.id, hash: plan.hash, lines: joiningLines(plan) }
}

async function undone(db: Database, { cohort }: CohortCourse): Promise<Joining> {
  const before = await joiningBefore(db, cohort.id)
  if (before) return before
  throw new Refused({ refused: 'no-joining-to-undo', cohort: cohort.name })
}

/** Somebody with the zone and the hour of the cohort who joins now; null where it is too late for them. */
function newcomerOf(course: CohortCourse, now: Date): Newcomer | null {
  const dates = datesOfJoining(course, {}, now)
  if (!dates) return null
  const { lessons } = planTrack(course.programme, course.cohort.calendar, dates)
  const coming = lessons.filter(({ dueAt }) => dueAt > now)
  const [first] = coming
  return first ? { first, byMail: coming.length, missed: lessons.length - coming.length } : null
}
