import type { Programme } from '../../domain/programme.ts'
import type { Database } from '../../store/database.ts'
import { type LetterCopy, listLetterCopies } from '../../store/letter-copies.ts'
import { findReader, type Reader } from '../../store/readers.ts'
import { openSetting } from '../../writing/letter-setting.ts'

/** How far a reader has got at the end of a course: which of its lessons are marked as read. */
export type CourseEnd = {
  reader: Reader
  programme: Programme
  /** The lessons that are out for this reader, in order. */
  lessons: LetterCopy[]
  /** Whether the last lesson is out for this reader. */
  isOver: boolean
  /** Whether the course is over and each of these lessons is marked as read. */
  isCompleted: boolean
}

export async function findCourseEnd(db: Database, enrolmentId: number): Promise<CourseEnd | undefined> {
  const reader = await findReader(db, enrolmentId)
  if (!reader) return undefined
  const setting = await openSetting(db, { cohort: reader.cohort, track: reader.track })
  const lessons = await listLetterCopies(db, enrolmentId)
  const last = lessons.at(-1)?.letter
  const isOver = last !== undefined && last === setting.lessons.at(-1)?.letter
  return {
    reader,
    programme: setting.edition.programme,
    lessons,
    isOver,
    isCompleted: isOver && lessons.every(({ readAt }) => readAt !== null),
  }
}
