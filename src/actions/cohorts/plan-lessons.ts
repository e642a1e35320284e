import { type ChangePlan, planRestructure } from '../../domain/change-plan.ts'
import { type ListedLesson, lessonsInOrder } from '../../domain/lesson-order.ts'
import type { Programme } from '../../domain/programme.ts'
import { Refused } from '../../domain/refusal.ts'
import type { Database } from '../../store/database.ts'
import { countHad } from '../../store/lesson-dispatches.ts'
import { countAhead, type InsertedLesson } from '../../store/lessons-ahead.ts'
import { peopledRun, type WorkedOutPlan } from './plan-calendar.ts'
import { planFault } from './plan-fault.ts'

/** What it does that the lessons of a cohort are those of another programme. */
export type LessonsPlan = WorkedOutPlan & {
  programme: Programme
  /** The letters of lessons that are dropped. */
  dropped: readonly string[]
  /** How many people have had some of them: then the plan cannot be made. */
  had: readonly { letter: string; people: number }[]
  inserted: readonly InsertedLesson[]
  /** How many people are past one that is inserted, though it comes on their tracks. */
  ahead: readonly { letter: string; people: number }[]
}

/**
 * Plans that the lessons of a cohort that runs are those of another programme, and changes nothing.
 * @throws Refused when there is no such cohort, or when it is a draft or cancelled.
 */
export async function planLessons(
  db: Database,
  { cohort, programme }: { cohort: string; programme: Programme },
  now: Date,
): Promise<LessonsPlan> {
  const run = await peopledRun(db, cohort)
  const plan = planRestructure(run, programme, now)
  const dropped = lettersNotIn(run.programme, programme)
  const inserted = lettersNotIn(programme, run.programme).map((letter) => insertedIn(plan, programme, letter))
  const { id: cohortId } = run.cohort
  const had = dropped.length > 0 ? await countHad(db, { cohortId, letters: dropped }) : []
  const ahead = inserted.length > 0 ? await countAhead(db, cohortId, inserted) : []
  return { ...plan, run, programme, dropped, had, inserted, ahead }
}

/** The letters of lessons that another programme has not. */
function lettersNotIn(programme: Programme, other: Programme): string[] {
  const letters = new Set(other.lessons.map(({ letter }) => letter))
  return lettersOf(programme).filter((letter) => !letters.has(letter))
}

function lettersOf(programme: Programme): string[] {
  return lessonsInOrder(programme).map(({ letter }) => letter)
}

function insertedIn({ tracks }: ChangePlan, programme: Programme, letter: string): InsertedLesson {
  const letters = lettersOf(programme)
  const comes = tracks.filter(({ lessons }) =>
    lessons.some((lesson) => lesson.letter === letter && lesson.after),
  )
  return {
    letter,
    later: letters.slice(letters.indexOf(letter) + 1),
    tracks: comes.map(({ after }) => after.id),
  }
}

/** Why a plan cannot be made, if it cannot. */
export function lessonsFault(plan: LessonsPlan): Refused | undefined {
  const { run, programme, tracks } = plan
  const [had] = plan.had
  if (had) {
    const lesson = run.programme.lessons.find(({ letter }) => letter === had.letter)?.day ?? 0
    return new Refused({ refused: 'lesson-had', lesson, people: had.people })
  }
  const { start, zone } = run.cohort
  // Readers of one track may have got to different lessons there: after a break, each goes on where they were.
  const moved = start === 'rolling' ? movedLesson(run.programme, programme) : undefined
  if (!moved) return planFault(plan)
  const people = tracks.reduce((sum, track) => sum + track.people, 0)
  return new Refused({ refused: 'lessons-disordered', lesson: moved.day, people, zone })
}

/** The first of the lessons that both programmes have which has changed its place among them. */
function movedLesson(before: Programme, after: Programme): ListedLesson | undefined {
  const [gone, fresh] = [new Set(lettersNotIn(before, after)), new Set(lettersNotIn(after, before))]
  const was = lettersOf(before).filter((letter) => !gone.has(letter))
  const is = lessonsInOrder(after).filter(({ letter }) => !fresh.has(letter))
  return is.find(({ letter }, index) => letter !== was[index])
}

/** For how many people an inserted lesson leaves, and how many are past it: they do not get it. */
export function peopleOfInserted(
  { tracks, inserted, ahead }: LessonsPlan,
  letter: string,
): { toCome: number; past: number } {
  const comes = inserted.find((lesson) => lesson.letter === letter)?.tracks ?? []
  const skipped = ahead.find((lesson) => lesson.letter === letter)?.people ?? 0
  const sum = (of: typeof tracks) => of.reduce((total, { people }) => total + people, 0)
  return {
    toCome: sum(tracks.filter(({ after }) => comes.includes(after.id))) - skipped,
    past: sum(tracks.filter(({ after }) => !comes.includes(after.id))) + skipped,
  }
}
