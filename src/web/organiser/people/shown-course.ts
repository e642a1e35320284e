import { type SwitchChoice, switchChoices } from '../../../actions/enrolments/switch-cohort.ts'
import { lookAtMyCourse, type MyCourse } from '../../../actions/readers/my-course.ts'
import { findReaderCourse } from '../../../actions/readers/reader-course.ts'
import type { Database } from '../../../store/database.ts'
import type { PersonCourse } from '../../../store/people-person.ts'

/** A course of somebody as their page shows it. */
export type ShownCourse = PersonCourse & {
  subscriberId: number
  /** What its reader would see of it; undefined for a course that has ended. */
  reading: MyCourse | undefined
  /** The lessons that would still leave. */
  toCome: number
  /** The cohorts that an organiser may move them to. */
  choices: SwitchChoice[]
  /** Whether they are in other courses too. */
  hasOthers: boolean
}

/** Reads what the page of a person shows of their courses. */
export function showCourses(
  db: Database,
  { subscriberId, courses, now }: { subscriberId: number; courses: readonly PersonCourse[]; now: Date },
): Promise<ShownCourse[]> {
  const going = courses.filter(
    ({ state, cohortState }) => state !== 'unsubscribed' && cohortState !== 'dropped',
  )
  return Promise.all(
    courses.map(async (course) => {
      const hasOthers = going.some(({ enrolmentId }) => enrolmentId !== course.enrolmentId)
      const ended = { ...course, subscriberId, reading: undefined, toCome: 0, choices: [], hasOthers }
      const isGoing = course.state !== 'unsubscribed' && course.cohortState !== 'dropped'
      if (!isGoing || course.follows === 'events') return ended
      return { ...ended, ...(await readingOf(db, course.enrolmentId, now)) }
    }),
  )
}

async function readingOf(db: Database, enrolmentId: number, now: Date) {
  const reading = await lookAtMyCourse(db, enrolmentId, now)
  const course = await findReaderCourse(db, enrolmentId)
  return {
    reading,
    toCome: reading ? reading.total - reading.out.length - reading.before.length : 0,
    choices: course ? await switchChoices(db, course, now, 'organiser') : [],
  }
}
