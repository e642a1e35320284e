import type { BroughtEdition } from './brought-edition.ts'
import type { PlannedCalendar } from './planned-calendar.ts'
import { afterLessons, type Course } from './schedule-changes.ts'

/** A change of the calendar, or another edition, with its instant. */
export type ScheduledCalendar = { planned: PlannedCalendar | BroughtEdition; at: Date }

/** After the changes of events of the same day. */
const LATER_MS = 2 * 60_000

/** The changes in the order in which they are made. The days are those of the calendar that the course begins with. */
export function scheduleCalendars(
  course: Course,
  planned: readonly ScheduledCalendar['planned'][],
): ScheduledCalendar[] {
  return planned
    .map((change) => ({
      planned: change,
      at: new Date(afterLessons(course, change.day).getTime() + LATER_MS),
    }))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
