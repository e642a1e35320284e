import type { PlannedLesson } from '../../domain/plan.ts'
import { planTrack } from '../../domain/plan.ts'
import type { Database } from '../../store/database.ts'
import { type MyLesson, myLessons } from '../../store/my-course.ts'
import { type ListedOneOff, listOneOffCopies } from '../../store/one-off-copies.ts'
import { listReadings } from '../../store/readings.ts'
import { type SwitchChoice, switchChoices } from '../enrolments/switch-cohort.ts'
import { isOut } from './ask-lesson-again.ts'
import { findLessonsBefore } from './find-lessons-before.ts'
import { dayAfterLast } from './move-reader.ts'
import { findReaderCourse, type ReaderCourse } from './reader-course.ts'
import { dateBeforeResuming, nextLesson, shiftedDates } from './shift-reader.ts'

/** A lesson that was out before its reader joined and was never mailed to them, and when they marked it as read. */
export type LessonBefore = PlannedLesson & { readAt: Date | null }

/** A course as its reader sees it at one instant. */
export type MyCourse = ReaderCourse & {
  /** The lessons that are out, in order. */
  out: MyLesson[]
  /** The lessons that were out before this reader joined, to read on the web, in order. */
  before: LessonBefore[]
  /** The lesson that is on its way now. */
  onItsWay: MyLesson | undefined
  /** The one-off letters that were written to this reader, the newest first. */
  oneOffs: ListedOneOff[]
  /** The number of lessons in this reader's calendar. */
  total: number
  /** The next lesson that will leave. Undefined at the end of the course, and during a pause without an end. */
  next: PlannedLesson | undefined
  /** Whether the calendar of a rolling cohort waits longer than it has to. */
  isOnBreak: boolean
  /** The cohorts that this reader may switch to. */
  choices: SwitchChoice[]
}

/** Reads a course and changes nothing. Undefined when there is no such enrolment. */
export async function lookAtMyCourse(
  db: Database,
  enrolmentId: number,
  now: Date,
): Promise<MyCourse | undefined> {
  const course = await findReaderCourse(db, enrolmentId)
  if (!course) return undefined
  const ledger = await myLessons(db, enrolmentId)
  const { reader, cohort, programme } = course
  const { lessons } = planTrack(programme, cohort.calendar, reader.track)
  return {
    ...course,
    out: ledger.filter(isOut),
    before: await lessonsBeforeOf(db, course, { lessons, had: ledger, now }),
    onItsWay: ledger.find(({ state }) => state === 'due' || state === 'claimed' || state === 'handed'),
    oneOffs: await listOneOffCopies(db, enrolmentId),
    total: lessons.length,
    next: nextToLeave(course, { lessons, ledger, now }),
    isOnBreak: isOnBreak(course, ledger, now),
    choices: await switchChoices(db, course, now),
  }
}

async function lessonsBeforeOf(
  db: Database,
  course: ReaderCourse,
  turn: { lessons: PlannedLesson[]; had: MyLesson[]; now: Date },
): Promise<LessonBefore[]> {
  const found = findLessonsBefore(course, turn)
  if (found.length === 0) return []
  const readings = await listReadings(db, course.reader.enrolmentId)
  return found.map((lesson) => ({ ...lesson, readAt: readings.get(lesson.letter) ?? null }))
}

type Turn = { lessons: PlannedLesson[]; ledger: MyLesson[]; now: Date }

function nextToLeave({ reader, cohort }: ReaderCourse, { lessons, ledger, now }: Turn) {
  if (cohort.state === 'cancelled') return undefined
  if (reader.state === 'paused' && reader.pausedUntil === null) return undefined
  const day = dayAfterLast(ledger)
  const had = new Set(ledger.map(({ letter }) => letter))
  return lessons.find((lesson) => {
    const isAfter = lesson.day >= day && !had.has(lesson.letter)
    return isAfter && lesson.dueAt > now && lesson.date > (reader.pausedUntil ?? '')
  })
}

function isOnBreak(course: ReaderCourse, ledger: MyLesson[], now: Date): boolean {
  if (course.cohort.start === 'fixed') return false
  const next = nextLesson(course, ledger)
  if (!next) return false
  const turn = { next, had: ledger, after: dateBeforeResuming(course, now) }
  return shiftedDates(course, turn).dayOne < course.reader.track.dayOne
}
