import type { Cohort } from '../../domain/cohort.ts'
import { type Had, lessonsBefore } from '../../domain/lessons-before.ts'
import type { PlannedLesson } from '../../domain/plan.ts'
import type { Reader } from '../../store/readers.ts'
import { hasJoined } from './reader-course.ts'

/**
 * The lessons that were out before a reader joined, to be read on the web. Only cohorts whose late joiners start with
 * the next lesson have them: other readers get every lesson by mail, and guests get none. Who joined under that rule has
 * the dates of the cohort, and keeps them when it has another rule by now. `lessons` is the calendar of the reader's track.
 */
export function findLessonsBefore(
  { reader, cohort }: { reader: Reader; cohort: Pick<Cohort, 'start' | 'lateJoiners' | 'dayOne'> },
  { lessons, had, now }: { lessons: readonly PlannedLesson[]; had: readonly Had[]; now: Date },
): PlannedLesson[] {
  const isOnItsDates = cohort.lateJoiners === 'next-lesson' || reader.track.dayOne === cohort.dayOne
  if (cohort.start !== 'fixed' || !isOnItsDates || !hasJoined(reader)) return []
  return lessonsBefore(lessons, { had, joinedAt: reader.joinedAt, now })
}
