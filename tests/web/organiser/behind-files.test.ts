import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { feuilleton } from '../../support/command.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition, lessonText } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { type WrittenFolder, writtenFolder } from '../../support/written-programme.ts'

let database: TestDatabase
let course: Course
let folder: WrittenFolder

beforeAll(async () => {
  database = await testDatabase()
  folder = await writtenFolder(courseEdition(3))
  course = await openCourse({
    ...{ db: database.db, edition: courseEdition(3), port: 9, slug: 'mars', dayOne: '2027-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org'] },
  })
})

afterAll(async () => {
  course.close()
  await folder.remove()
  await database.close()
})

const list = async (root = folder.root) =>
  (await feuilleton(['cohort', 'list'], { DATABASE_URL: database.url, FEUILLETON_ROOT: root })).out

async function page(): Promise<string> {
  const pages = organiserPages({ db: database.db, clock: course.clock }, { root: folder.root })
  return words((await (await pages.as('observer')).get('/o/cohorts/mars')).text)
}

describe('a cohort with letters to come', () => {
  it('says on its page and in the list that its files say something else by now', async () => {
    expect(await list()).not.toContain('behind')
    await folder.write(courseEdition(3, { lessons: { 'jour-02': lessonText(2, 'Deux.') } }))
    expect(await list()).toContain('mars is behind its files: 1 lesson changed')
    expect(await page()).toContain('Its files say something else by now: 1 lesson changed.')
  })

  it('says so of more than words, and nothing where there are no files', async () => {
    await folder.write(courseEdition(4))
    expect(await list()).toMatch(/1 lesson changed · more than words changed: the days of the lessons/)
    expect(await list('/nowhere')).not.toContain('behind')
  })
})
