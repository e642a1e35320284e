import type { Database } from '../../../store/database.ts'
import { findProgramme } from '../../../store/my-course.ts'
import type { PersonCourse } from '../../../store/people-person.ts'
import { type LessonTitles, openTitles } from '../../reader/me/titles.ts'

/** What the letters and events of a course are called, in the language of its programme. */
export type CourseNames = { lessons: LessonTitles; events: ReadonlyMap<string, string>; language: string }

const readers = new WeakMap<Database, ReturnType<typeof openTitles>>()

/** The names in the courses of somebody, by enrolment. Editions never change: those read last are kept. */
export async function namesOf(
  db: Database,
  courses: readonly PersonCourse[],
): Promise<ReadonlyMap<number, CourseNames>> {
  const titles = readers.get(db) ?? openTitles(db)
  readers.set(db, titles)
  const named = courses.map(async ({ enrolmentId, editionHash }) => {
    const programme = await findProgramme(db, editionHash)
    const events = Object.entries(programme?.events ?? {}).map(([name, { title }]) => [name, title] as const)
    const names = {
      lessons: await titles(editionHash),
      events: new Map(events),
      language: programme?.language ?? 'fr',
    }
    return [enrolmentId, names] as const
  })
  return new Map(await Promise.all(named))
}
