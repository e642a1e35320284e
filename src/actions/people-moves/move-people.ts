import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import { groupKey, peopleMoved } from '../../domain/people-move.ts'
import { Refused } from '../../domain/refusal.ts'
import { keepBoth } from '../../store/cohorts.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { writeEntry } from '../../store/journal.ts'
import { listMovers, lockChosen } from '../../store/people-moves.ts'
import { lockPlaces } from '../../store/sign-ups.ts'
import {
  addPeopleMove,
  endMoved,
  enrolMoved,
  lockComing,
  type MovedPeople,
  skipHad,
} from '../../store/write-people-move.ts'
import { applyPlan, type Outcome } from '../cohorts/apply-plan.ts'
import { placeInTrack } from '../enrolments/place-in-track.ts'
import {
  eventsToCome,
  moveCourses,
  type PeopleMoveRequest,
  planPeopleMove,
  shownMove,
  type WorkedOutMove,
} from './plan-people-move.ts'

/** A move that is to be made. `hash`: that of the plan that was shown; `basis`: how these people agreed to it. */
export type MadePeopleMove = PeopleMoveRequest & { hash: string; basis: string; by: Author }

/** What became of a move. */
export type PeopleMoveOutcome = Outcome<WorkedOutMove, 'moved'>

/**
 * Moves people to another cohort of their programme, all or none: they go on there after the last lesson that they had.
 * Letters that wait to leave where they were are called off, and so are their places at events to come. Whoever has
 * paused stays so. Committed when this returns, and in the journal.
 * @throws Refused as `planPeopleMove` does, and when the basis is empty.
 */
export async function movePeople(
  db: Database,
  request: MadePeopleMove,
  clock: Clock,
): Promise<PeopleMoveOutcome> {
  if (request.basis.trim() === '') throw new Refused({ refused: 'no-basis' })
  return inTransaction(db, async (tx) => {
    await lockMove(tx, request)
    const plan = await planPeopleMove(tx, request, clock)
    const write = (seenPlan: WorkedOutMove) => writeMove(tx, seenPlan, request)
    return applyPlan(tx, plan, { seen: request.hash, shown: shownMove, now: plan.now, write })
  })
}

async function writeMove(
  tx: Database,
  plan: WorkedOutMove,
  { basis, by }: Pick<MadePeopleMove, 'basis' | 'by'>,
): Promise<'moved'> {
  await writeMovers(tx, plan, basis.trim())
  const { from, to, now: at } = plan
  const deed = { act: 'people-moved', cohort: from.name, to: to.name, people: peopleMoved(plan) } as const
  await writeEntry(tx, { by, at, cohortId: from.id, deed })
  return 'moved'
}

/**
 * Lock order: places before enrolments, as a confirmation has them, then cohorts and dispatches, as a tick has the
 * last.
 */
async function lockMove(tx: Database, request: PeopleMoveRequest): Promise<void> {
  const { choosing } = await moveCourses(tx, request)
  await lockPlaces(tx, choosing.to)
  await lockChosen(tx, choosing)
  await keepBoth(tx, choosing.from, choosing.to)
  await lockComing(tx, choosing.to)
}

async function writeMovers(tx: Database, plan: WorkedOutMove, basis: string): Promise<void> {
  const { from, to, choosing } = plan.courses
  const people = await placeMovers(tx, plan)
  const { now } = plan
  const moveId = await addPeopleMove(tx, {
    from: choosing.from,
    to: choosing.to,
    people: people.ids.length,
    now,
  })
  const arrived = await enrolMoved(tx, { ...people, moveId, cohortId: to.cohort.id, now, basis })
  await skipHad(tx, { ...people, arrived, letters: choosing.letters, now })
  await endMoved(tx, { ids: people.ids, moveId, events: await eventsToCome(tx, from, now), now })
}

/** Everybody who moves, with the track that they go to, its letters planned. */
async function placeMovers(tx: Database, { groups, courses }: WorkedOutMove): Promise<MovedPeople> {
  const tracks = new Map<string, number>()
  for (const group of groups.toSorted((a, b) => (groupKey(a) < groupKey(b) ? -1 : 1))) {
    const { id } = await placeInTrack(tx, courses.to, group.dates)
    for (const trackId of group.trackIds) tracks.set(`${trackId} ${group.had}`, id)
  }
  const moved = (await listMovers(tx, courses.choosing)).flatMap(({ trackId, had, ids }) => {
    const goesTo = tracks.get(`${trackId} ${had}`)
    return goesTo === undefined ? [] : ids.map((id) => ({ id, goesTo, had }))
  })
  const ordered = moved.toSorted((a, b) => a.id - b.id)
  return {
    ids: ordered.map(({ id }) => id),
    trackIds: ordered.map(({ goesTo }) => goesTo),
    had: ordered.map(({ had }) => had),
  }
}
