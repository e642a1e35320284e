import ICAL from 'ical.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { cancelCohort } from '../../src/actions/cohorts/cancel-cohort.ts'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { cohortFeedRouter } from '../../src/web/reader/read/cohort-feed.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ORGANISER } from '../support/organiser.ts'

const EVENTS = {
  webinaire: { kind: 'webinar', title: 'Webinaire', start: { day: 2, at: '13:00' }, minutes: 90 },
}

let database: TestDatabase
let clock: VirtualClock

beforeEach(async () => {
  database = await testDatabase()
  clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
})

afterEach(() => database.close())

const schedule = (slug: string, start = 'fixed') =>
  scheduleCohort(
    database.db,
    { edition: courseEdition(3, { schedule: { events: EVENTS, start } }), slug, dayOne: '2027-03-01' },
    clock.now(),
  )

const get = (path: string) =>
  Promise.resolve(cohortFeedRouter({ db: database.db, clock, mailDomain: 'cours.example' }).request(path))

/** As a calendar of another maker reads it: name, SEQUENCE, STATUS and start of each entry. */
async function entries(path = '/mars.ics'): Promise<string[]> {
  const feed = new ICAL.Component(ICAL.parse(await (await get(path)).text()))
  return feed.getAllSubcomponents('vevent').map((entry) => {
    const { uid, sequence, startDate } = new ICAL.Event(entry)
    return `${uid} ${sequence ?? 0} ${entry.getFirstPropertyValue('status') ?? '-'} ${startDate}`
  })
}

it('has the events, and the lessons for who asks', async () => {
  await schedule('mars')
  expect(await entries()).toEqual([
    expect.stringMatching(/^mars\.webinaire@cours\.example 0 .* 2027-03-02T12:00:00Z$/),
  ])
  expect(await entries('/mars.ics?lessons')).toHaveLength(4)
  const { headers } = await get('/mars.ics')
  expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8')
})

it('has the same entry with a higher SEQUENCE once an event is moved, and says when it is cancelled', async () => {
  await schedule('mars')
  const move = { moment: undefined, to: { date: '2027-03-04', at: '18:00' } }
  await changeEvent(database.db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', move }, clock)
  expect(await entries()).toEqual([
    expect.stringMatching(/^mars\.webinaire@cours\.example 1 .* 2027-03-04T17:00:00Z$/),
  ])
  await changeEvent(database.db, { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true }, clock)
  expect(await entries()).toEqual(['mars.webinaire@cours.example 2 CANCELLED 2027-03-04T17:00:00Z'])
})

it('is the same, byte for byte, until something changes', async () => {
  await schedule('mars')
  clock.set(new Date('2027-03-02T10:00:00Z'))
  const first = await (await get('/mars.ics?lessons')).text()
  clock.set(new Date('2027-03-02T11:00:00Z'))
  expect(await (await get('/mars.ics?lessons')).text()).toBe(first)
})

it('is not there for a cohort that is unknown, cancelled, or without dates in common', async () => {
  const cohort = await schedule('mars')
  await cancelCohort(database.db, cohort)
  await schedule('libre', 'rolling')
  for (const path of ['/mars.ics', '/libre.ics', '/avril.ics', '/%2e%2e.ics', '/.ics'])
    expect((await get(path)).status).toBe(404)
})
