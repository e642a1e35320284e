import type { IsoDate } from './calendar-rule.ts'
import { lessonsInOrder } from './lesson-order.ts'
import { localDate } from './local-time.ts'
import type { PlannedLesson } from './plan.ts'
import type { Programme } from './programme.ts'
import type { Dated } from './redated.ts'

/**
 * Why a change cannot be made. `lost`: the new day of a lesson that has not left is over. `collides`: the lesson before it
 * has left on the day that is its own now. `disordered`: it has not left and would come before one that has, or with
 * its number.
 * `had`: it has left, and is listed no more.
 */
export type LessonFault = {
  fault: 'lost' | 'collides' | 'disordered' | 'had'
  letter: string
  day: number
  date: IsoDate
}

/** The lessons of a track that have left, and those that are still to come once it is changed. */
type Lessons = { left: readonly PlannedLesson[]; rest: readonly PlannedLesson[] }

/** What is wrong with the dates of lessons that are still to come. */
export function dateFaults({ left, rest, zone, now }: Lessons & { zone: string; now: Date }): LessonFault[] {
  const last = left.at(-1)
  const lost = rest.filter(({ expiresAt }) => expiresAt <= now)
  const next = rest.find(({ expiresAt }) => expiresAt > now)
  const collides = last && next && collide(last, next, zone) ? [next] : []
  return [...lost.map(named('lost')), ...collides.map(named('collides'))]
}

/** Whether a lesson would come on a day that has had its lesson, or before it. */
function collide(last: PlannedLesson, next: PlannedLesson, zone: string): boolean {
  const date = localDate(last.dueAt, zone)
  return next.sharesDate && last.date === next.date ? next.dueAt <= last.dueAt : date >= next.date
}

type Listed = Lessons & { track: Dated; waiting: readonly PlannedLesson[] }

/** What is wrong with the lessons that a programme lists for a track; `waiting`: those that it waited for until now. */
export function listFaults(
  programme: Pick<Programme, 'lessons'>,
  { track, left, rest, waiting }: Listed,
): LessonFault[] {
  const listed = lettersOf(programme.lessons)
  const come = lettersOf(lessonsInOrder(programme, track.redated?.had))
  const last = left.at(-1)?.day ?? 0
  const passed = waiting.filter(({ letter }) => listed.has(letter) && !come.has(letter))
  const disordered = [...passed, ...rest.slice(0, 1).filter(({ day }) => day <= last)]
  const had = left.filter(({ letter }) => !listed.has(letter))
  return [...disordered.map(named('disordered')), ...had.map(named('had'))]
}

function lettersOf(lessons: readonly { letter: string }[]): ReadonlySet<string> {
  return new Set(lessons.map(({ letter }) => letter))
}

function named(fault: LessonFault['fault']) {
  return ({ letter, day, date }: PlannedLesson): LessonFault => ({ fault, letter, day, date })
}
