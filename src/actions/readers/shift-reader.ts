import type { IsoDate } from '../../domain/calendar-rule.ts'
import type { Clock } from '../../domain/clock.ts'
import { intervalsOf } from '../../domain/interval.ts'
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

/** What a shift starts from: the lesson that comes next, and when the lessons before it ended. */
export type ShiftTurn = { next: PlannedLesson; had: readonly { day: number; at: Date }[]; after: IsoDate }

/**
 * In a rolling cohort: the dates of a track on which `next` falls on the first teaching date after `after`, and as long
 * after the lesson before it as its programme says.
 */
export function shiftedDates(course: ReaderCourse, turn: ShiftTurn): TrackDates {
  const { cohort, programme } = course
  const { zone, at } = course.reader.track
  const order = lessonsInOrder(programme)
  // Those who have had lessons already may know it by another number.
  const index = order.findIndex(({ letter }) => letter === turn.next.letter)
  const intervals = intervalsOf(order)
  const after = afterInterval(course, { ...turn, interval: intervals[index] ?? 1 })
  const dayOne = shiftedStart({ rule: cohort.calendar, zone, place: index + 1, after, intervals })
  return { dayOne, zone, at, redated: null }
}

/** The last date without a lesson: `after`, or that before the interval of the next lesson is over. */
function afterInterval(
  { reader }: ReaderCourse,
  { had, after, interval }: ShiftTurn & { interval: number },
): IsoDate {
  const last = had.toSorted((a, b) => a.day - b.day).at(-1)
  if (!last || interval <= 1) return after
  const waits = addDays(localDate(last.at, reader.track.zone), interval - 1)
  return waits > after ? waits : after
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
  const had = await lessonsHad(tx, course.reader.enrolmentId)
  const next = nextLesson(course, had)
  if (!next) return 'nothing-left'
  const dates = shiftedDates(course, { next, had, after })
  if (dates.dayOne === course.reader.track.dayOne) return 'shifted'
  return (await moveReader(tx, { ...course, dates, nextDay: next.day }, clock)) ? 'shifted' : 'again'
}
