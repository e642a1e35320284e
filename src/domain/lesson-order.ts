import type { WallTime } from './calendar-rule.ts'
import type { Programme } from './programme.ts'

/** A lesson as a programme lists it. */
export type ListedLesson = Programme['lessons'][number]

/**
 * The lessons of a track in the order in which they leave. `had`: those that had left when the lessons of its cohort were
 * last changed, as they were numbered then. They stay; what the programme has after the last of them follows, and nothing
 * that it has before.
 */
export function lessonsInOrder(
  { lessons }: Pick<Programme, 'lessons'>,
  had: readonly ListedLesson[] = [],
): ListedLesson[] {
  const inOrder = lessons.toSorted((a, b) => a.day - b.day)
  const letters = new Set(had.map(({ letter }) => letter))
  const last = inOrder.findLastIndex(({ letter }) => letters.has(letter))
  return [...had, ...inOrder.slice(last + 1)]
}

/**
 * The lessons of a track in their order; `usualAt` is the hour of their programme, `had` how many had left when they
 * last changed.
 */
export type PacedLessons = { order: readonly ListedLesson[]; usualAt: WallTime; had: number }

/** The lessons of a programme as a track has them. */
export function pacedLessons(
  programme: Pick<Programme, 'lessons' | 'at'>,
  had: readonly ListedLesson[] = [],
): PacedLessons {
  return { order: lessonsInOrder(programme, had), usualAt: programme.at, had: had.length }
}
