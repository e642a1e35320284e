import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addEnrolments, ensureSubscribers } from '../../src/store/enrolments.ts'
import { moveEnrolment } from '../../src/store/moves.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const JOINED = new Date('2027-02-20T10:00:00Z')

let database: TestDatabase
const courses: Course[] = []

beforeEach(async () => {
  database = await testDatabase()
  const common = { db: database.db, edition: courseEdition(1), port: 1, joined: JOINED.toISOString() }
  courses.push(
    await openCourse({ ...common, slug: 'mars', dayOne: '2027-03-01', people: ['ana@example.org'] }),
  )
  courses.push(
    await openCourse({ ...common, slug: 'avril', dayOne: '2027-04-05', people: ['bob@example.org'] }),
  )
})
afterEach(async () => {
  for (const course of courses.splice(0)) course.close()
  await database.close()
})

it('refuses to put somebody in a track of another cohort', async () => {
  const { db } = database
  const query = sql<{
    id: number
    trackId: number
  }>`select id, track_id from feuilleton.enrolments order by id`
  const [ana, bob] = (await query.execute(db)).rows
  await expect(moveEnrolment(db, ana!.id, bob!.trackId)).rejects.toThrow('foreign key')
  const joining = { cohortId: courses[0]!.cohort.id, joinedAt: JOINED, basis: IMPORTED.basis }
  await ensureSubscribers(
    db,
    [{ address: 'eve@example.org', addressKey: 'eve@example.org', firstName: undefined }],
    JOINED,
  )
  const people = [{ addressKey: 'eve@example.org', trackId: bob!.trackId }]
  const added = addEnrolments(db, { ...joining, language: 'fr', importId: undefined }, people)
  await expect(added).rejects.toThrow('foreign key')
})
