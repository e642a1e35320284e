import type { Edition } from '../../src/domain/edition.ts'
import { type Course, openCourse } from './course.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { organiserPages } from './organiser-pages.ts'
import { type WrittenFolder, writtenFolder } from './written-programme.ts'

/** A cohort `mars` of two people from 1 March, and the files of its programme. */
export type WrittenCourse = {
  database: TestDatabase
  course: Course
  folder: WrittenFolder
  /** The pages of organisers on that folder. */
  pages(): ReturnType<typeof organiserPages>
  close(): Promise<void>
}

export async function writtenCourse(edition: Edition): Promise<WrittenCourse> {
  const database = await testDatabase()
  const folder = await writtenFolder(edition)
  const course = await openCourse({
    ...{ db: database.db, edition, port: 9, slug: 'mars', dayOne: '2027-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org', 'bob@example.org'] },
  })
  return {
    ...{ database, course, folder },
    pages: () => organiserPages({ db: database.db, clock: course.clock }, { root: folder.root }),
    async close() {
      course.close()
      await folder.remove()
      await database.close()
    },
  }
}
