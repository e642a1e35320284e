import type { Cohort } from '../../domain/cohort.ts'
import { type Had, lessonsBefore } from '../../domain/lessons-before.ts'
import type { PlannedLesson } from '../../domain/plan.ts'
import type { Reader } from '../../store/readers.ts'
import { hasJoined } from './reader-course.ts'

/**
 * The lessons that a reader finds on the web because they were out before: of a cohort whose late joiners get the next
 * lesson. Others get every lesson by mail; a guest gets none. `lessons` is the calendar of the reader's track.
 */
export function findLessonsBefore(
  { reader, cohort }: { reader: Reader; cohort: Pick<Cohort, 'start' | 'lateJoiners'> },
  { lessons, had, now }: { lessons: readonly PlannedLesson[]; had: readonly Had[]; now: Date },
): PlannedLesson[] {
  if (cohort.start !== 'fixed' || cohort.lateJoiners !== 'next-lesson' || !hasJoined(reader)) return []
  return lessonsBefore(lessons, { had, joinedAt: reader.joinedAt, now })
}
