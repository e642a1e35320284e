import type { Clock } from '../../domain/clock.ts'
import { eventPhase } from '../../domain/event-phase.ts'
import { hoursOf } from '../../domain/hours.ts'
import { lessonsInOrder } from '../../domain/lesson-order.ts'
import {
  groupKey,
  type MovingGroup,
  moveLines,
  type PeopleMovePlan,
  peopleMoved,
  STAYS,
  type Stays,
  sealMove,
} from '../../domain/people-move.ts'
import { Refused } from '../../domain/refusal.ts'
import { trackEvents } from '../../domain/track-reminders.ts'
import type { Database } from '../../store/database.ts'
import { listEventChanges } from '../../store/event-changes.ts'
import {
  type Choosing,
  type ChosenGroup,
  type ChosenPeople,
  countChosen,
  countPlaces,
  countTaken,
  countWaiting,
} from '../../store/people-moves.ts'
import { keepShownPlan, type ShownPlan } from '../../store/shown-plans.ts'
import { cohortAndEdition } from '../cohorts/cohort-and-edition.ts'
import { movedDates } from '../enrolments/moved-dates.ts'
import type { CohortCourse } from '../enrolments/place-in-track.ts'

/** Who is to be moved: those of one cohort, to another. Both by their slugs. */
export type PeopleMoveRequest = { from: string; to: string; chosen: ChosenPeople }

/** Two cohorts of one programme, and who of the first was chosen. */
export type MoveCourses = { from: CohortCourse; to: CohortCourse; choosing: Choosing }

/** A plan with what it was worked out from. */
export type WorkedOutMove = PeopleMovePlan & { courses: MoveCourses }

/**
 * Plans to move people to another cohort of their programme, and changes nothing. What they have had stays; they go on
 * after it.
 * @throws Refused when there is no such cohort, when the other one is the same, of another programme, a draft or
 * cancelled, or when nobody of those who were chosen can be moved.
 */
export async function planPeopleMove(
  db: Database,
  request: PeopleMoveRequest,
  clock: Clock,
): Promise<WorkedOutMove> {
  const courses = await moveCourses(db, request)
  const { from, to, choosing } = courses
  const now = clock.now()
  const { groups, stays } = grouped(await countChosen(db, choosing), to, now)
  const people = peopleMoved({ groups })
  if (people === 0) throw new Refused({ refused: 'nobody-to-move', cohort: from.cohort.name })
  const plan = {
    ...{ from: from.cohort, to: to.cohort, now, groups, stays },
    calledOff: await countWaiting(db, choosing),
    registrations: await countPlaces(db, { ...choosing, events: await eventsToCome(db, from, now) }),
    over: await overBy(db, to, people),
  }
  return { ...sealMove(plan, request.chosen), courses }
}

/**
 * The same, to be shown to somebody: if it would do something else by the time that they accept it, they are told what.
 * @throws Refused as `planPeopleMove` does.
 */
export async function showPeopleMove(
  db: Database,
  request: PeopleMoveRequest,
  clock: Clock,
): Promise<WorkedOutMove> {
  const plan = await planPeopleMove(db, request, clock)
  await keepShownPlan(db, shownMove(plan), plan.now)
  return plan
}

/** What is remembered of a plan that is shown. */
export function shownMove(plan: PeopleMovePlan): ShownPlan {
  return { cohortId: plan.from.id, hash: plan.hash, lines: moveLines(plan) }
}

/**
 * The two cohorts of a move.
 * @throws Refused as `planPeopleMove` does.
 */
export async function moveCourses(db: Database, request: PeopleMoveRequest): Promise<MoveCourses> {
  const [from, to] = [await courseNamed(db, request.from), await courseNamed(db, request.to)]
  const { programme } = from.programme
  if (from.cohort.id === to.cohort.id) throw new Refused({ refused: 'moved-to-itself' })
  if (to.programme.programme !== programme)
    throw new Refused({ refused: 'moved-to-other-programme', cohort: to.cohort.name, programme })
  if (to.cohort.state === 'cancelled') throw new Refused({ refused: 'cohort-cancelled', cohort: request.to })
  if (to.cohort.state === 'draft') throw new Refused({ refused: 'cohort-is-draft', cohort: to.cohort.name })
  const letters = lessonsInOrder(to.programme).map(({ letter }) => letter)
  return { from, to, choosing: { from: from.cohort.id, to: to.cohort.id, chosen: request.chosen, letters } }
}

async function courseNamed(db: Database, slug: string): Promise<CohortCourse> {
  const { cohort, edition } = await cohortAndEdition(db, slug)
  return { cohort, programme: edition.programme }
}

/** The events of a cohort that have not begun. In a rolling cohort everybody has dates of their own: all of them. */
export async function eventsToCome(
  db: Database,
  { cohort, programme }: CohortCourse,
  now: Date,
): Promise<string[]> {
  const changes = await listEventChanges(db, cohort.id)
  const states = Object.entries(trackEvents({ cohort, programme, changes }, cohort))
  if (cohort.start === 'rolling') return states.map(([event]) => event)
  return states
    .filter(([, state]) => eventPhase(state, { now, zone: cohort.zone }) === 'coming')
    .map(([event]) => event)
}

async function overBy(
  db: Database,
  { cohort: { id, capacity } }: CohortCourse,
  people: number,
): Promise<number> {
  return capacity === null ? 0 : Math.max(0, (await countTaken(db, id)) + people - capacity)
}

type Grouped = Pick<PeopleMovePlan, 'groups' | 'stays'>

function grouped(chosen: readonly ChosenGroup[], course: CohortCourse, now: Date): Grouped {
  const groups = new Map<string, MovingGroup>()
  const stays = new Map<Stays, number>()
  for (const { fate, trackId, people, paused, ...group } of chosen) {
    const comer = comerOf(group, course)
    const known = groups.get(groupKey(comer))
    const moved = fate === 'moves' ? (known ?? movedDates(course, comer, now)) : fate
    if (typeof moved === 'string') stays.set(moved, (stays.get(moved) ?? 0) + people)
    else
      groups.set(groupKey(comer), {
        ...{ ...comer, dates: moved.dates, coming: moved.coming, missed: moved.missed },
        people: people + (known?.people ?? 0),
        paused: paused + (known?.paused ?? 0),
        trackIds: [...(known?.trackIds ?? []), trackId],
      })
  }
  return {
    groups: [...groups.values()].toSorted((a, b) => b.people - a.people),
    stays: STAYS.flatMap((why) => (stays.has(why) ? [{ why, people: stays.get(why) ?? 0 }] : [])),
  }
}

/** Whoever has an hour that the other cohort has not gets that cohort's own. */
function comerOf(
  { zone, at, had }: Pick<ChosenGroup, 'zone' | 'at' | 'had'>,
  { cohort, programme }: CohortCourse,
) {
  return { zone, at: hoursOf(programme, cohort).includes(at) ? at : cohort.at, had }
}
