import type { CalendarChange } from '../../domain/calendar-change.ts'
import { calendarLines } from '../../domain/calendar-lines.ts'
import { type ChangePlan, type PeopledRun, planChange, planUndo } from '../../domain/change-plan.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Cohort } from '../../domain/cohort.ts'
import type { Programme } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'
import { countFollowers } from '../../store/calendar-changes.ts'
import type { Database } from '../../store/database.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import { listTracks } from '../../store/event-dispatches.ts'
import { keepShownPlan, type ShownPlan } from '../../store/shown-plans.ts'
import { runningCohort } from './cohort-and-edition.ts'

/** `undo`: of the last change, while nothing has left by it. */
export type CalendarRequest = { cohort: string; change: CalendarChange | 'undo' }

/** A plan with what it was worked out from. */
export type WorkedOutPlan = ChangePlan & { run: PeopledRun }

/**
 * Plans a change of the calendar of a cohort that runs, and changes nothing.
 * @throws Refused when there is no such cohort or lesson, when it is a draft or cancelled, or when nothing would change, or
 * can be undone any more.
 */
export async function planCalendar(
  db: Database,
  { cohort: slug, change: asked }: CalendarRequest,
  clock: Clock,
): Promise<WorkedOutPlan> {
  const run = await peopledRun(db, slug)
  if (asked === 'undo') return undoPlan(run, clock.now())
  const { cohort } = run
  const change = changeOf(asked, cohort)
  refuseLesson(run, change)
  const plan = planChange(run, change, clock.now())
  if (plan.after === cohort && plan.tracks.length === 0)
    throw new Refused({ refused: 'nothing-to-change', cohort: cohort.name })
  return { ...plan, run }
}

/**
 * The same, to be shown to somebody: if it would do something else by the time that they accept it, they are told what.
 * @throws Refused as `planCalendar` does.
 */
export async function showCalendar(
  db: Database,
  request: CalendarRequest,
  clock: Clock,
): Promise<WorkedOutPlan> {
  const plan = await planCalendar(db, request, clock)
  await keepShownPlan(db, shownCalendar(plan), plan.now)
  return plan
}

/** What is remembered of a plan that is shown. */
export function shownCalendar(plan: ChangePlan): ShownPlan {
  return { cohortId: plan.cohort.id, hash: plan.hash, lines: calendarLines(plan) }
}

function undoPlan(run: PeopledRun, now: Date): WorkedOutPlan {
  const plan = planUndo(run, now)
  if (plan) return { ...plan, run }
  throw new Refused({ refused: 'nothing-to-undo', cohort: run.cohort.name })
}

/** What a request changes: what is there already is no change. */
function changeOf({ move, at, zone, rule }: CalendarChange, cohort: Cohort): CalendarChange {
  return {
    ...(move && move.days !== 0 ? { move } : {}),
    ...(at !== undefined && at !== cohort.at ? { at } : {}),
    ...(zone !== undefined && zone !== cohort.zone ? { zone } : {}),
    ...(rule && JSON.stringify(rule) !== JSON.stringify(cohort.calendar) ? { rule } : {}),
  }
}

/**
 * A cohort that runs, with everybody in it.
 * @throws Refused when there is no such cohort, or when it is a draft or cancelled.
 */
export async function peopledRun(db: Database, slug: string): Promise<PeopledRun> {
  const { cohort, edition } = await runningCohort(db, slug)
  const people = await countFollowers(db, cohort.id)
  const tracks = (await listTracks(db, cohort.id)).map((track) => ({
    track,
    people: people.get(track.id) ?? 0,
  }))
  return { cohort, programme: edition.programme, changes: await listEventChanges(db, cohort.id), tracks }
}

function refuseLesson({ cohort, programme }: PeopledRun, { move }: CalendarChange): void {
  if (move?.from === undefined || isLesson(programme, move.from)) return
  throw new Refused({ refused: 'no-such-lesson', cohort: cohort.name, day: move.from })
}

function isLesson({ lessons }: Programme, day: number): boolean {
  return lessons.some((lesson) => lesson.day === day)
}
