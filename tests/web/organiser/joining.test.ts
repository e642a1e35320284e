import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findCohort } from '../../../src/store/cohorts.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type EventCourse, openEventCourse } from '../../support/event-course.ts'
import { words } from '../../support/event-stage.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'

const JOINING = '/o/cohorts/mars/joining'

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  const people = ['ana@example.org', 'bob@example.org']
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people })
})

afterEach(async () => {
  course.close()
  await database.close()
})

describe('the page of who may join', () => {
  const as = () => organiserPages({ db: database.db, clock: course.clock }).as('organiser')
  const cohort = () => findCohort(database.db, 'mars')

  it('shows what other places and another rule do, makes that with one button, and takes it back', async () => {
    const ana = await as()
    expect((await ana.get('/o/cohorts/mars/settings')).text).toContain(`href="${JOINING}"`)
    const path = `${JOINING}?capacity=1&lateJoiners=next-cohort`
    const plan = words((await ana.get(path)).text)
    expect(plan).toContain('places: none → 1 · late joiners: ')
    expect(plan).toContain('2 people are enrolled; nobody has still to confirm.')
    expect(plan).toContain('There is one person more than places: everybody stays.')
    expect(await cohort()).toMatchObject({ capacity: null })
    const { text } = await ana.submit(JOINING, {}, path)
    expect(text).toContain('is changed, for everybody who joins from now on')
    expect(await cohort()).toMatchObject({ capacity: 1, lateJoiners: 'next-cohort' })
    const undo = hiddenFields(text.split(`action="${JOINING}/undo"`)[1]?.split('</form>')[0] ?? '')
    await ana.post(`${JOINING}/undo`, undo, null)
    expect(await cohort()).toMatchObject({ capacity: null, lateJoiners: 'next-lesson' })
  })

  it('shows the plan anew where it is another by now, with what differs', async () => {
    const ana = await as()
    const shown = (await ana.get(`${JOINING}?capacity=1&lateJoiners=next-lesson`)).text
    await course.enrols('eve@example.org', 'Europe/Paris')
    const form = hiddenFields(shown.split(`method="post" action="${JOINING}"`)[1]?.split('</form>')[0] ?? '')
    const { status, text } = await ana.post(JOINING, form, null)
    expect(status).toBe(409)
    expect(text).toMatch(/There are 2 people more than places: everybody stays. <mark>other than you saw/)
    expect(await cohort()).toMatchObject({ capacity: null })
  })

  it('refuses places that are no number, and shows what was typed', async () => {
    const { status, text } = await (await as()).get(`${JOINING}?capacity=-3`)
    expect(status).toBe(422)
    expect(text).toContain('value="-3"')
    expect(text).toContain('Give a number from 1, or nothing.')
  })
})
