import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandHere } from '../support/command-here.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalLines } from '../support/journal-lines.ts'
import { listedEdition } from '../support/listed-edition.ts'
import { type WrittenFolder, writtenFolder } from '../support/written-programme.ts'

const edition = courseEdition(3, { lessons: { 'jour-02': lessonText(2, 'Une fote de plus.') } })
const corrected = courseEdition(3, { lessons: { 'jour-02': lessonText(2, 'Une faute de plus.') } })

let database: TestDatabase
let course: Course
let folder: WrittenFolder

// The tests of this file follow one another on one store.
beforeAll(async () => {
  database = await testDatabase()
  folder = await writtenFolder(edition)
  course = await openCourse({
    ...{ db: database.db, edition, port: 9, slug: 'mars', dayOne: '2099-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org', 'bob@example.org'] },
  })
})

afterAll(async () => {
  course.close()
  await folder.remove()
  await database.close()
})

const correct = (...options: string[]) =>
  commandHere(['cohort', 'correct', 'mars', ...options], {
    DATABASE_URL: database.url,
    FEUILLETON_ROOT: folder.root,
  })

describe('feuilleton cohort correct', () => {
  it('says that there is nothing to correct, and offers nothing where more than words changed', async () => {
    expect(await correct()).toMatchObject({
      code: 1,
      err: expect.stringContaining('has the words of its files'),
    })
    await folder.write(courseEdition(3, { schedule: { at: '08:00' } }))
    const refused = await correct()
    expect(refused.out).toMatch(/It cannot be done: only words and lessons can be brought .*: the hours\./)
    expect(refused.out).not.toContain('--apply')
  })

  it('shows words before and after, and brings them to the cohort only as they were shown', async () => {
    await folder.write(corrected)
    const shown = await correct()
    expect(shown).toMatchObject({ code: 0, err: '' })
    expect(shown.out).toContain(`mars: 1 lesson changed (edition ${edition.hash} -> ${corrected.hash})`)
    expect(shown.out).toMatch(
      /2 jour-02: still leaves for 2 people\n {2}body: Une \[-fote-\] \{\+faute\+\} de plus\.\n/,
    )
    const [, seen = ''] = /add --apply (\w{16})/.exec(shown.out) ?? []
    await folder.write(courseEdition(3, { lessons: { 'jour-02': lessonText(2, 'Une faute de moins.') } }))
    const stale = await correct('--apply', seen)
    expect(stale).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was changed') })
    expect(stale.out).toMatch(/ {2}body: .* \(other than shown\)\n/)
    const [, hash = ''] = /add --apply (\w{16})/.exec(stale.out) ?? []
    const done = await correct('--apply', hash, '--by', 'Ana', '--copies', 'corrected')
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('Done') })
    expect((await journalLines(database.db)).at(-1)).toMatch(
      /^Ana corrected the words of 1 letter of “Essai”, on the web too/,
    )
  })

  it('shows what leaves when where lessons are inserted and dropped', async () => {
    await folder.write(listedEdition(['jour-01', 'extra', 'jour-02']))
    const { out } = await correct()
    expect(out).toMatch(/2 extra \(added\): still leaves for 2 people\n/)
    expect(out).toMatch(/3 jour-03 \(removed\): still to come for 2 people, who do not get it\n/)
    expect(out).toMatch(/ 2 +extra +left out +-> +Mon 2099-03-02 07:30\n/)
    expect(out).toMatch(/ 3 +jour-03 +Tue 2099-03-03 07:30 +-> +left out\n/)
  })
})
