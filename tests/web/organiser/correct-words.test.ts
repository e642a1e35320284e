import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printFirstLink } from '../../../src/actions/organisers/print-link.ts'
import { readConfig } from '../../../src/config.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { listCorrections } from '../../../src/store/corrections.ts'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import type { Course } from '../../support/course.ts'
import { courseEdition, lessonText } from '../../support/course-edition.ts'
import type { TestDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { listedEdition } from '../../support/listed-edition.ts'
import { faultsOf } from '../../support/look-at.ts'
import { openWindow, organiserSite, sendForm } from '../../support/organiser-site.ts'
import { hiddenFields } from '../../support/reader-pages.ts'
import { type WrittenCourse, writtenCourse } from '../../support/written-course.ts'
import type { WrittenFolder } from '../../support/written-programme.ts'

const CORRECT = '/o/cohorts/mars/correct'
const edition = courseEdition(3, { lessons: { 'jour-02': lessonText(2, 'Une fote <b>de</b> plus.') } })
const withBody = (body: string) => courseEdition(3, { lessons: { 'jour-02': lessonText(2, body) } })
const corrected = withBody('Une faute <b>de</b> plus.')

let database: TestDatabase
let course: Course
let folder: WrittenFolder
let pages: WrittenCourse['pages']
let close: WrittenCourse['close']

beforeEach(async () => {
  ;({ database, course, folder, pages, close } = await writtenCourse(edition))
})
afterEach(() => close())

const editionNow = async () => (await findCohort(database.db, 'mars'))?.editionHash

describe('the words of a cohort that runs', () => {
  it('are shown before and after, and corrected with one button from there', async () => {
    await folder.write(corrected)
    const browser = await pages().as('organiser', { name: 'Luc' })
    expect((await browser.get('/o/cohorts/mars')).text).toContain(`href="${CORRECT}"`)
    const { text } = await browser.get(CORRECT)
    expect(words(text)).toMatch(
      /Day 2 – Leçon 2 It still leaves for 2 people\. .*Une fote faute .*In the files Text/,
    )
    expect(text).toContain('Une <del>fote</del> <ins>faute</ins> &lt;b&gt;de')
    const done = words((await browser.submit(CORRECT, {}, CORRECT)).text)
    expect(done).toContain('The words of “Essai” are corrected.')
    expect(await editionNow()).toBe(corrected.hash)
    expect((await journalLines(database.db)).at(-1)).toMatch(
      /^Luc corrected the words of 1 letter of “Essai”/,
    )
    const after = words((await browser.get(CORRECT)).text)
    expect(after).toContain('“Essai” has the words of its files.')
  })

  it('are not corrected by what was not shown: the new plan comes with its button', async () => {
    await folder.write(withBody('Une erreur <b>de</b> plus.'))
    const browser = await pages().as('organiser')
    const { seen = '' } = hiddenFields((await browser.get(CORRECT)).text.split('</h1>')[1] ?? '')
    await folder.write(corrected)
    const { status, text } = await browser.post(CORRECT, { seen }, CORRECT)
    expect(status).toBe(409)
    expect(text).toContain('<ins>faute</ins>')
    expect(words(text)).toContain('Text other than you saw')
    expect((await browser.post(CORRECT, { seen: 'of-before' }, CORRECT)).text).not.toContain('<mark>')
    expect(await editionNow()).toBe(edition.hash)
    expect(words((await browser.submit(CORRECT, {}, CORRECT)).text)).toContain('are corrected')
  })

  it('come with lessons that are inserted and dropped: who gets them when, and who is past them', async () => {
    course.clock.set(new Date('2027-03-02T12:00:00Z'))
    await folder.write(listedEdition(['jour-01', 'extra', 'jour-02', 'bonus']))
    const browser = await pages().as('organiser')
    const { text } = await browser.get(CORRECT)
    const shown = words(text)
    expect(shown).toMatch(
      /Day 2 – Leçon extra This lesson is new\. 2 people are past this point and do not get it\. Write to them/,
    )
    expect(shown).toMatch(/Day 3 – Leçon 3 This lesson is dropped: 2 people were still to get it\./)
    expect(shown).toMatch(
      /What leaves when 2 people – Paris 2 lessons have left and stay\..* Day 4 – Leçon bonus does not leave 3 Mar 2027, 7:30/,
    )
    expect(text).toContain('href="/o/cohorts/mars/one-offs"')
    expect(words((await browser.submit(CORRECT, {}, CORRECT)).text)).toContain('are corrected')
    expect((await journalLines(database.db)).at(-1)).toMatch(
      / changed the lessons of “Essai”: 2 inserted, 1 dropped/,
    )
  })

  it('that have left are corrected on the web too where that is chosen, and whoever has them can be written to', async () => {
    const { db } = database
    await folder.write(corrected)
    course.clock.set(new Date('2027-03-02T12:00:00Z'))
    await course.tick()
    await sql`update feuilleton.deliveries set state = 'submitted', reply = '250 OK', written_at = next_at`.execute(
      db,
    )
    const browser = await pages().as('organiser')
    const { text } = await browser.get(CORRECT)
    expect(text).toContain('href="/o/cohorts/mars/one-offs?to=got:jour-02"')
    const shown = words(text)
    expect(shown).toMatch(
      /It has left to 2 people: what they have stays as it was\. Write to those who have it/,
    )
    expect(shown).toContain(
      'What has left, on the web stays as it was is corrected, with a note that says when',
    )
    await browser.submit(CORRECT, { copies: 'corrected' }, CORRECT)
    expect(await listCorrections(db, course.cohort.id)).toMatchObject([{ correctsCopies: true }])
  })

  it('have no button where more than words changed, and observers have none at all', async () => {
    await folder.write(courseEdition(3, { schedule: { at: '08:00' } }))
    const browser = await pages().as('organiser')
    const { text } = await browser.get(CORRECT)
    expect(words(text)).toContain('more changed: the hours')
    expect(words(text)).toContain('What differs')
    expect(words(text)).not.toContain('What will happen')
    expect(text).not.toContain('name="seen"')
    const observer = await pages().as('observer')
    expect((await observer.get(CORRECT)).status).toBe(403)
    expect((await observer.get('/o/cohorts/mars')).text).not.toContain(`href="${CORRECT}"`)
  })
})

describeWithBrowser('a lesson with a typo, in a browser', () => {
  it('is corrected from the page of its cohort: the words before and after are seen first', async () => {
    await folder.write(corrected)
    const chromium = await launchBrowser()
    const config = { ...readConfig({}), root: folder.root }
    const site = await organiserSite({ db: database.db, clock: course.clock, config })
    const page = await openWindow(chromium, 'en')
    const enter = `/o/enter/${await printFirstLink(database.db, course.clock.now())}`
    await page.goto(`${site.url}${enter}`)
    await sendForm(page, { action: enter, typed: { name: 'Camille', address: 'camille@example.org' } })
    await page.goto(`${site.url}/o/cohorts/mars`)
    await page.getByRole('link', { name: 'See the words' }).click()
    await page.getByRole('button', { name: 'Correct the words' }).waitFor()
    expect(await page.locator('.as-read del').allTextContents()).toEqual(['fote'])
    const shots = process.env.SHOTS
    expect(await faultsOf(page, { name: 'correct', widths: [390, 1280], shots })).toEqual([])
    await page.getByRole('button', { name: 'Correct the words' }).click()
    await page.getByText('are corrected. What leaves from now on has them.').waitFor()
    // The site waits for those who hold a connection to it.
    await chromium.close()
    await site.stop()
  })
})
