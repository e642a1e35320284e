import { afterEach, beforeEach, expect, it } from 'vitest'
import { findLettersUnderWay } from '../../src/store/letters-under-way.ts'
import { pauseByOrganiser } from '../../src/store/pauses.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const MARCH = new Date('2027-03-01T06:30:00Z')
const APRIL = new Date('2027-04-05T05:30:00Z')

let database: TestDatabase
const courses: Course[] = []

beforeEach(async () => {
  database = await testDatabase()
  const common = { db: database.db, edition: courseEdition(1), port: 1, joined: '2027-02-20T10:00:00Z' }
  const [ana, bob, eve] = ['ana@example.org', 'bob@example.org', 'eve@example.org']
  courses.push(await openCourse({ ...common, slug: 'mars', dayOne: '2027-03-01', people: [ana, bob, eve] }))
  courses.push(await openCourse({ ...common, slug: 'avril', dayOne: '2027-04-05', people: [ana, bob] }))
})
afterEach(async () => {
  for (const course of courses.splice(0)) course.close()
  await database.close()
})

it('counts the letters that are due of all cohorts that nothing pauses, with the first instant of a try', async () => {
  const { db } = database
  const [march, april] = courses as [Course, Course]
  expect(await findLettersUnderWay(db)).toEqual({ n: 0, nextAt: null })
  march.clock.set(MARCH)
  await march.tick()
  expect(await findLettersUnderWay(db)).toEqual({ n: 3, nextAt: MARCH })
  april.clock.set(APRIL)
  await april.tick()
  expect((await findLettersUnderWay(db)).n).toBe(5)
  await pauseByOrganiser(db, { cohortId: march.cohort.id, reason: 'a mistake', now: APRIL })
  expect(await findLettersUnderWay(db)).toEqual({ n: 2, nextAt: APRIL })
})
