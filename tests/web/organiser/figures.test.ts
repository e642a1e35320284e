import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../../src/actions/cohorts/schedule-cohort.ts'
import { leave } from '../../../src/actions/enrolments/leave.ts'
import { noteCompleted } from '../../../src/store/completions.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type EventCourse, openEventCourse } from '../../support/event-course.ts'
import { words } from '../../support/event-stage.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

let database: TestDatabase
let course: EventCourse
let browser: Browser

beforeEach(async () => {
  database = await testDatabase()
  const people = ['ana', 'bob', 'cleo', 'dan'].map((name) => `${name}@example.org`)
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people })
  browser = await organiserPages({ db: database.db, clock: course.clock }).as('observer')
})

afterEach(async () => {
  course.close()
  await database.close()
})

const look = async (path: string) => words((await browser.get(path)).text)
const quit = (enrolmentId: number, text: string) =>
  leave(
    database.db,
    { enrolmentId, scope: 'course', how: 'page', why: { reason: 'other', words: text } },
    course.clock,
  )

describe('figures', () => {
  it('of a cohort add up, lead to their people, and say what cannot be known', async () => {
    await quit(1, 'Trop de lettres <b>pour moi</b>')
    await course.registers(2)
    const { text } = await browser.get('/o/cohorts/mars/figures')
    expect(words(text)).toMatch(/Enrolled 4 Following 3 75% Left 1 25%/)
    expect(words(text)).toMatch(/Le webinaire 1 0 0 0/)
    expect(words(text)).toContain('Who opened a letter is not known.')
    expect(text).toContain('href="/o/cohorts/mars/people?state=left"')
    expect(text).toContain('href="/o/cohorts/mars/events/webinaire?state=registered"')
  })

  it('of all cohorts stand side by side, the latest first, twenty on a page', async () => {
    for (const number of Array.from({ length: 20 }, (_, index) => index + 10)) {
      const wanted = { edition: courseEdition(2), slug: `c${number}`, name: `C${number}` }
      await scheduleCohort(database.db, { ...wanted, dayOne: `2027-04-${number}` }, course.clock.now())
    }
    const first = await browser.get('/o/figures')
    expect(words(first.text)).toMatch(/C29 .*C28 .*C10 (?!.*Essai)/)
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? ''
    expect(await look(next)).toMatch(/Essai .*4/)
  })

  it('name who has a certificate', async () => {
    expect(await look('/o/cohorts/mars/figures/certificates')).toContain('Nobody yet.')
    await noteCompleted(database.db, 2, course.clock.now())
    expect(await look('/o/cohorts/mars/figures/certificates')).toContain('bob@example.org')
    expect(await browser.get('/o/cohorts/avril/figures')).toMatchObject({ status: 404 })
  })
})

describe('why people left', () => {
  it('is read in their words, of all cohorts or of one, for all reasons or one', async () => {
    await quit(1, 'Trop de lettres <b>pour moi</b>')
    const { text } = await browser.get('/o/reasons')
    expect(text).toContain('<blockquote>Trop de lettres &lt;b&gt;pour moi&lt;/b&gt;</blockquote>')
    expect(await look('/o/reasons?cohort=mars&why=no-time')).toContain('Nobody has said why.')
    expect(await browser.get('/o/reasons?cohort=avril')).toMatchObject({ status: 404 })
  })

  it('goes on on further pages, each person once', async () => {
    const people = Array.from({ length: 60 }, (_, index) => `p${index}@example.org`)
    for (const address of people) await course.enrols(address, 'Europe/Paris')
    for (const id of people.keys()) await quit(id + 5, `Adieu ${id}.`)
    const first = await browser.get('/o/reasons')
    const second = await browser.get(/href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? '')
    const said = [first, second].flatMap(({ text }) =>
      [...text.matchAll(/<blockquote>(.*?)</g)].map(([, words]) => words),
    )
    expect(said).toHaveLength(60)
    expect(new Set(said).size).toBe(60)
  })
})
