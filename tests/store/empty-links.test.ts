import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listEmptyLinks } from '../../src/store/empty-links.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people: ['ana@example.org'] })
})
afterEach(async () => {
  course.close()
  await database.close()
})

const SPAN = { now: new Date('2027-02-25T10:00:00Z'), until: new Date('2027-03-04T10:00:00Z') }

it('a webinar without a link is told with the first letter about it, until it has one', async () => {
  const webinar = { cohort: 'mars', event: 'webinaire', title: 'Le webinaire', zone: 'Europe/Paris' }
  expect(await listEmptyLinks(database.db, SPAN)).toMatchObject([
    { ...webinar, dueAt: new Date('2027-03-02T09:00:00Z') },
  ])
  expect(await listEmptyLinks(database.db, { ...SPAN, until: SPAN.now })).toEqual([])
  await sql`
    insert into feuilleton.event_changes (cohort_id, event, version, sequence, moments, cancelled, links, changed_at)
    values (${course.cohort.id}, 'webinaire', 1, 1, '{}', false, '{"join": "https://visio.asso.fr/1"}', ${SPAN.now})`.execute(
    database.db,
  )
  expect(await listEmptyLinks(database.db, SPAN)).toEqual([])
})
