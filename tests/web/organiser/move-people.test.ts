import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../../src/actions/cohorts/schedule-cohort.ts'
import { rowsOf } from '../../../src/store/database.ts'
import { editionOf } from '../../../src/writing/kept-editions.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type EventCourse, openEventCourse } from '../../support/event-course.ts'
import { words } from '../../support/event-stage.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'

const PEOPLE = '/o/cohorts/mars/people'
const MOVE = `${PEOPLE}/move`

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  const people = ['ana@example.org', 'bob@example.org']
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people })
  await course.enrols('maya@example.org', 'Indian/Reunion')
  await course.registers(1)
  const edition = await editionOf(database.db, course.cohort.editionHash)
  const avril = { edition: edition!, dayOne: '2027-04-05', slug: 'avril', name: 'Avril' }
  await scheduleCohort(database.db, avril, course.clock.now())
})

afterEach(async () => {
  course.close()
  await database.close()
})

async function peopleOf(slug: string): Promise<number[]> {
  const query = sql<{ id: number }>`
    select e.subscriber_id as id from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id
    where c.slug = ${slug} and e.state = 'active' order by 1`
  return (await rowsOf(database.db, query)).map(({ id }) => id)
}

describe('people of a cohort', () => {
  const as = (role: 'organiser' | 'observer') =>
    organiserPages({ db: database.db, clock: course.clock }).as(role)

  it('are moved to another one by those who were ticked, once it is seen what they get, and brought back', async () => {
    const browser = await as('organiser')
    const list = (await browser.get(PEOPLE)).text
    expect(list).toMatch(/<input type="checkbox" name="who" value="1" aria-label="Choose ana/)
    const path = `${MOVE}?who=1&who=3&to=avril`
    const plan = words((await browser.get(path)).text)
    expect(plan).toContain('2 people go to Avril (day one on Monday 5 April 2027)')
    expect(plan).toContain('One person – Paris, 7:30 nothing yet Lesson 1, 5 Apr 2027, 7:30 –')
    expect(plan).toContain('One person – Réunion, 7:30 nothing yet Lesson 1, 5 Apr 2027, 7:30 –')
    expect(plan).toContain('Le webinaire: one place ends.')
    const { text } = await browser.submit(MOVE, { basis: 'Par mail' }, path)
    expect(words(text)).toContain('2 people are in Avril (day one on Monday 5 April 2027) now.')
    expect([await peopleOf('mars'), await peopleOf('avril')]).toEqual([[2], [1, 3]])
    const undo = hiddenFields(text.split(`action="${MOVE}/undo"`)[1]?.split('</form>')[0] ?? '')
    await browser.post(`${MOVE}/undo`, undo, null)
    expect(words((await browser.get(PEOPLE)).text)).toContain('2 people are in “Essai” again, as before.')
    expect([await peopleOf('mars'), await peopleOf('avril')]).toEqual([[1, 2, 3], []])
  })

  it('stay where they are when it would do something else by now, or nobody says how they agreed', async () => {
    const browser = await as('organiser')
    const path = `${MOVE}?state=going&to=avril`
    await browser.get(path)
    const mute = await browser.post(MOVE, { basis: ' ' }, path)
    expect([mute.status, words(mute.text)]).toEqual([422, expect.stringContaining('Move 3 people')])
    await course.enrols('tom@example.org', 'Europe/Paris')
    const stale = await browser.post(MOVE, { basis: 'Par mail', seen: 'of-before' }, path)
    expect(stale.status).toBe(409)
    expect(words(stale.text)).toContain('Nobody was moved; this is what would happen now.')
    expect(await peopleOf('avril')).toEqual([])
  })

  it('are kept from who may only look', async () => {
    const browser = await as('observer')
    expect((await browser.get(MOVE)).status).toBe(403)
    expect((await browser.get(PEOPLE)).text).not.toContain('name="who"')
  })
})
