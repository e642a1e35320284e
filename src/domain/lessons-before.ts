import type { PlannedLesson } from './plan.ts'

/** What the ledger says of a lesson of one reader. */
export type Had = { letter: string; day: number; state: string; reason: string | null }

/**
 * The lessons of a reader's calendar that were out before they came: due by the time of joining, or before a lesson that
 * came since, as a reader may have taken another hour meanwhile; and not among those that came. One that was withdrawn as
 * its reader had left did not come.
 */
export function lessonsBefore(
  lessons: readonly PlannedLesson[],
  { had, joinedAt, now }: { had: readonly Had[]; joinedAt: Date; now: Date },
): PlannedLesson[] {
  const came = had.filter(({ state, reason }) => state !== 'skipped' || reason !== 'unsubscribed')
  const letters = new Set(came.map(({ letter }) => letter))
  const last = Math.max(0, ...came.map(({ day }) => day))
  return lessons.filter(({ letter, day, dueAt }) => {
    // One that is due and has not come may be on its way at this very moment.
    const isBefore = dueAt <= joinedAt || day < last
    return dueAt <= now && isBefore && !letters.has(letter)
  })
}
