import type { Browser as Chromium } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printFirstLink } from '../../../src/actions/organisers/print-link.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type EventCourse, openEventCourse } from '../../support/event-course.ts'
import { words } from '../../support/event-stage.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { openWindow, organiserSite, sendForm } from '../../support/organiser-site.ts'
import { hiddenFields } from '../../support/reader-pages.ts'

const CHANGE = '/o/cohorts/mars/change'
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const ALL_DAYS = Object.fromEntries(DAYS.map((day) => [`days.${day}`, 'on']))
const AS_IT_IS = {
  at: '07:30',
  zone: 'Europe/Paris',
  skipped: '',
  holidays: '',
  offDay: 'shift',
  ...ALL_DAYS,
}

const planPath = (typed: Record<string, string>) =>
  `${CHANGE}?${new URLSearchParams({ lesson: '1', on: '2027-03-01', ...AS_IT_IS, ...typed })}`

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  const people = ['ana@example.org', 'bob@example.org']
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people })
  await course.enrols('maya@example.org', 'Indian/Reunion', '19:00')
  course.clock.set(new Date('2027-02-25T12:00:00Z'))
})

afterEach(async () => {
  course.close()
  await database.close()
})

describe('the dates of a cohort', () => {
  const pages = () => organiserPages({ db: database.db, clock: course.clock })

  it('show what a change does, and are changed with one button from there', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    const path = planPath({ on: '2027-03-03', at: '08:00' })
    const plan = words((await browser.get(path)).text)
    expect(plan).toContain('day one: Monday 1 March 2027 → Wednesday 3 March 2027 · hour: 7:30 → 8:00')
    expect(plan).toMatch(
      /2 people – Paris Nothing has left yet\..*Day 1 – Leçon 1 1 Mar 2027, 7:30 3 Mar 2027, 8:00/,
    )
    expect(plan).toMatch(/1 person – Réunion .*Day 1 – Leçon 1 1 Mar 2027, 19:00 3 Mar 2027, 19:00/)
    const { text } = await browser.submit(CHANGE, {}, path)
    expect(words(text)).toContain('The dates of “Essai” are changed. What leaves from now on says so.')
    expect(await findCohort(database.db, 'mars')).toMatchObject({ dayOne: '2027-03-03', at: '08:00' })
    expect((await journalLines(database.db)).at(-1)).toBe(
      'Luc changed “Essai”: day one: Monday 1 March 2027 → Wednesday 3 March 2027 · hour: 7:30 → 8:00',
    )
  })

  it('are not changed by what was not shown: the new plan comes with its button', async () => {
    const browser = await pages().as('organiser')
    const path = planPath({ on: '2027-03-03' })
    await browser.get(path)
    const page = await browser.get(path)
    const sent = { ...AS_IT_IS, lesson: '1', on: '2027-03-03', seen: 'of-before' }
    expect(page.status).toBe(200)
    const answer = await browser.post(CHANGE, sent, path)
    expect(answer.status).toBe(409)
    expect(words(answer.text)).toContain('Nothing was done; this is what your change would do now.')
    expect(await findCohort(database.db, 'mars')).toMatchObject({ dayOne: '2027-03-01' })
  })

  it('come back with what differs from what was seen, to be accepted with one click', async () => {
    course.clock.set(new Date('2027-03-01T05:00:00Z'))
    const browser = await pages().as('organiser')
    const path = planPath({ on: '2027-03-02' })
    const { seen = '' } = hiddenFields((await browser.get(path)).text.split('id="plan"')[1] ?? '')
    course.clock.set(new Date('2027-03-01T12:00:00Z'))
    const wanted = { ...AS_IT_IS, lesson: '2', on: '2027-03-04' }
    const stale = await browser.post(CHANGE, { ...wanted, seen }, path)
    expect(stale.status).toBe(409)
    const text = words(stale.text)
    expect(text).toContain('what has left meanwhile stays as it is: Day 1 – Leçon 1')
    expect(text).toMatch(/Day 2 – Leçon 2 2 Mar 2027, 7:30 4 Mar 2027, 7:30 you saw 3 Mar 2027, 7:30/)
    const again = hiddenFields(stale.text.split('id="plan"')[1] ?? '')
    const accepted = await browser.submit(CHANGE, again, path)
    expect(words(accepted.text)).toContain('The dates of “Essai” are changed.')
  })

  it('say why a change cannot be made, and offer no button for it', async () => {
    const browser = await pages().as('organiser')
    const { text } = await browser.get(planPath({ on: '2027-02-23' }))
    expect(words(text)).toMatch(/The day of lesson 1, 2 would be over for 2 people in Paris/)
    expect(text).not.toContain('name="seen"')
    const faulty = await browser.get(planPath({ on: 'soon' }))
    expect([faulty.status, words(faulty.text)]).toEqual([
      422,
      expect.stringContaining('Choose one of the answers.'),
    ])
    expect(words((await browser.get(planPath({}))).text)).toContain(
      'Nothing of the calendar of “Essai” would change',
    )
  })

  it('are kept from who may only look', async () => {
    const browser = await pages().as('observer')
    expect((await browser.get(CHANGE)).status).toBe(403)
    expect((await browser.get('/o/cohorts/mars')).text).not.toContain(CHANGE)
  })
})

describeWithBrowser('a cohort that runs, in a browser', () => {
  let chromium: Chromium
  let site: Awaited<ReturnType<typeof organiserSite>>

  beforeEach(async () => {
    chromium = await launchBrowser()
    site = await organiserSite({ db: database.db, clock: course.clock })
  })
  // The site waits for those who hold a connection to it.
  afterEach(async () => {
    await chromium.close()
    await site.stop()
  })

  it('is moved by two days on its page: what that does is seen before', async () => {
    course.clock.set(new Date('2027-03-01T12:00:00Z'))
    const page = await openWindow(chromium, 'en')
    const enter = `/o/enter/${await printFirstLink(database.db, course.clock.now())}`
    await page.goto(`${site.url}${enter}`)
    await sendForm(page, { action: enter, typed: { name: 'Camille', address: 'camille@example.org' } })
    await page.goto(`${site.url}/o/cohorts/mars`)
    await page.getByRole('link', { name: 'Change the dates' }).click()
    await page.getByLabel('leaves on').fill('2027-03-04')
    await page.getByLabel('leaves on').blur()
    await page.getByRole('button', { name: 'Change the dates' }).waitFor()
    const plan = await page.locator('#plan').textContent()
    expect(plan).toContain('date of lesson 2: Tuesday 2 March 2027 → Thursday 4 March 2027')
    expect(plan).toContain('1 lesson has left and stays.')
    const shots = process.env.SHOTS
    if (shots) await page.screenshot({ path: `${shots}/change-dates.png`, fullPage: true })
    await page.getByRole('button', { name: 'Change the dates' }).click()
    await page.getByText('are changed. What leaves from now on says so.').waitFor()
    if (shots) await page.screenshot({ path: `${shots}/changed-dates.png`, fullPage: true })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('The dates of “Essai” are as they were.').waitFor()
    expect(await findCohort(database.db, 'mars')).toMatchObject({ redated: null })
  })
})
