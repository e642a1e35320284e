import type { Cohort } from '../../domain/cohort.ts'
import type { Edition } from '../../domain/edition.ts'
import { type PlannedLesson, planTrack } from '../../domain/plan.ts'

/** A lesson that mentions an event; `asksWhetherCancelled` if its text depends on that. */
export type LessonAbout = Pick<PlannedLesson, 'letter' | 'day' | 'date'> & { asksWhetherCancelled: boolean }

/**
 * The lessons that are still to leave and mention an event. Uses the calendar of the cohort; a reader at another hour may
 * have a lesson a few hours earlier or later.
 */
export function lessonsAbout(
  { edition: { programme, files }, cohort }: { edition: Edition; cohort: Cohort },
  event: string,
  now: Date,
): LessonAbout[] {
  if (cohort.start === 'rolling') return []
  return planTrack(programme, cohort.calendar, cohort).lessons.flatMap(({ letter, day, date, dueAt }) => {
    const source = files[`lessons/${letter}.md`] ?? ''
    if (dueAt <= now || !source.includes(`events.${event}.`)) return []
    return [{ letter, day, date, asksWhetherCancelled: source.includes(`events.${event}.cancelled`) }]
  })
}
