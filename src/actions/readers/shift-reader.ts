import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { Clock } from '../../domain/clock.ts'
import { lessonsInOrder } from '../../domain/lesson-order.ts'
import { addDays, localDate } from '../../domain/local-time.ts'
import { type PlannedLesson, planTrack } from '../../domain/plan.ts'
import { shiftedStart } from '../../domain/shifted-start.ts'
import type { Database } from '../../store/database.ts'
import { lessonsHad } from '../../store/moves.ts'
import type { Reader } from '../../store/readers.ts'
import type { CohortCourse, TrackDates } from '../enrolments/place-in-track.ts'
import { dayAfterLast, moveReader } from './move-reader.ts'
import type { ReaderCourse } from './reader-course.ts'

/** `again`: a lesson fell due meanwhile, so the shift has to be computed again. */
export type ShiftOutcome = 'shifted' | 'nothing-left' | 'again'

/** The first lesson after those in the ledger, which may have had other numbers. */
export function nextLesson(
  { reader, cohort, programme }: ReaderCourse,
  had: readonly { letter: string; day: number }[],
): PlannedLesson | undefined {
  const { lessons } = planTrack(programme, cohort.calendar, reader.track)
  const day = dayAfterLast(had)
  const letters = new Set(had.map(({ letter }) => letter))
  return lessons.find((lesson) => lesson.day >= day && !letters.has(lesson.letter))
}

/** In a rolling cohort: the dates of a track on which `next` falls on the first teaching date after `after`. */
export function shiftedDates(
  { reader, cohort, programme }: ReaderCourse,
  next: PlannedLesson,
  after: IsoDate,
): TrackDates {
  const { zone, at } = reader.track
  // Those who have had lessons already may know it by another number.
  const place = 1 + lessonsInOrder(programme).findIndex(({ letter }) => letter === next.letter)
  return { dayOne: shiftedStart({ rule: cohort.calendar, zone, place, after }), zone, at, redated: null }
}

/**
 * The last date without a lesson for somebody who resumes as soon as possible. A cohort never begins before its day
 * one.
 */
export function dateBeforeResuming({ reader, cohort }: ReaderCourse, now: Date): IsoDate {
  const earliest = addDays(cohort.dayOne, -1)
  const today = localDate(now, reader.track.zone)
  return [today, earliest].toSorted()[1] ?? today
}

/** Moves a reader of a rolling cohort so that the next lesson falls on the first teaching date after `after`. */
export async function shiftReader(
  tx: Database,
  course: CohortCourse & { reader: Reader & { joinedAt: Date } },
  { after, clock }: { after: IsoDate; clock: Clock },
): Promise<ShiftOutcome> {
  const next = nextLesson(course, await lessonsHad(tx, course.reader.enrolmentId))
  if (!next) return 'nothing-left'
  const dates = shiftedDates(course, next, after)
  if (dates.dayOne === course.reader.track.dayOne) return 'shifted'
  return (await moveReader(tx, { ...course, dates, nextDay: next.day }, clock)) ? 'shifted' : 'again'
}
