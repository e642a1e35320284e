import { planTrack } from '../../domain/plan.ts'
import type { Database } from '../../store/database.ts'
import { entriesAbout, type PersonEntry } from '../../store/people-journal.ts'
import { listCourses, type Person, type PersonCourse } from '../../store/people-person.ts'
import { eventsOf, lettersTo, type PersonEvent, type PersonLetter } from '../../store/people-timeline.ts'
import { findLessonsBefore } from '../readers/find-lessons-before.ts'
import { findReaderCourse } from '../readers/reader-course.ts'

/** A lesson that was out before somebody joined: no mail of it was ever theirs, and they can read it on the web. */
export type LessonNotMailed = { enrolmentId: number; letter: string; day: number; zone: string }

/** One line of what happened with somebody: a letter, something they did, or what an organiser did about them. */
export type HistoryLine = { at: Date } & (
  | { of: 'letter'; letter: PersonLetter }
  | { of: 'not-mailed'; lesson: LessonNotMailed }
  | { of: 'event'; event: PersonEvent }
  | { of: 'entry'; entry: PersonEntry }
)

export type PersonView = { person: Person; courses: PersonCourse[]; history: HistoryLine[] }

/** Everything that is known of one person, the newest first. */
export async function lookAtPerson(db: Database, person: Person, now: Date): Promise<PersonView> {
  const courses = await listCourses(db, person.id)
  const letters = await lettersTo(db, person.id)
  const lines: HistoryLine[] = [
    ...letters.map((letter) => ({ of: 'letter' as const, at: letter.at, letter })),
    ...(await Promise.all(courses.map((course) => notMailed(db, course, { letters, now })))).flat(),
    ...(await eventsOf(db, person.id)).map((event) => ({ of: 'event' as const, at: event.at, event })),
    ...(await entriesAbout(db, person.id)).map((entry) => ({ of: 'entry' as const, at: entry.at, entry })),
  ]
  return { person, courses, history: lines.toSorted((a, b) => b.at.getTime() - a.at.getTime()) }
}

async function notMailed(
  db: Database,
  { enrolmentId }: PersonCourse,
  { letters, now }: { letters: readonly PersonLetter[]; now: Date },
): Promise<HistoryLine[]> {
  const course = await findReaderCourse(db, enrolmentId)
  if (!course) return []
  const { reader, cohort, programme } = course
  const { lessons } = planTrack(programme, cohort.calendar, reader.track)
  const had = letters.filter((letter) => letter.enrolmentId === enrolmentId && letter.kind === 'lesson')
  const { zone } = reader.track
  return findLessonsBefore({ reader, cohort }, { lessons, had, now }).map(({ letter, day, dueAt }) => {
    return { of: 'not-mailed', at: dueAt, lesson: { enrolmentId, letter, day, zone } }
  })
}
