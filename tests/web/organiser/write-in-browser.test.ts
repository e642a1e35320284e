import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { printFirstLink } from '../../../src/actions/organisers/print-link.ts'
import { readConfig } from '../../../src/config.ts'
import { fileDraftsOf } from '../../../src/store/file-drafts.ts'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition, lessonText } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { faultsOf } from '../../support/look-at.ts'
import { openWindow, organiserSite, sendForm } from '../../support/organiser-site.ts'
import { type WrittenFolder, writtenFolder } from '../../support/written-programme.ts'

const HOME = '/o/programmes/essai'
const LESSON = `${HOME}/lessons/9`
const edition = courseEdition(9, { lessons: { 'jour-09': lessonText(9, 'Une fote de plus.') } })
const shots = process.env.SHOTS

describeWithBrowser('a lesson that is written in Chromium', () => {
  let database: TestDatabase
  let course: Course
  let folder: WrittenFolder
  let site: Awaited<ReturnType<typeof organiserSite>>
  let page: Page

  beforeAll(async () => {
    database = await testDatabase()
    folder = await writtenFolder(edition)
    course = await openCourse({
      ...{ db: database.db, edition, port: 9, slug: 'mars', dayOne: '2027-03-01' },
      ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org', 'bob@example.org'] },
    })
    course.clock.set(new Date('2027-03-04T10:00:00Z'))
    const config = { ...readConfig({}), root: folder.root }
    site = await organiserSite({ db: database.db, clock: course.clock, config })
    page = await openWindow(await launchBrowser(), 'en')
    const enter = `/o/enter/${await printFirstLink(database.db, course.clock.now())}`
    await page.goto(`${site.url}${enter}`)
    await sendForm(page, { action: enter, typed: { name: 'Camille', address: 'camille@example.org' } })
  })
  afterAll(async () => {
    await page.context().browser()?.close()
    await site.stop()
    course.close()
    await folder.remove()
    await database.close()
  })

  const draft = async () => (await fileDraftsOf(database.db, { organiserId: 1, programme: 'essai' }))[0]?.text
  const field = () => page.locator('#text')
  const caret = () => page.evaluate('document.activeElement.id + " " + document.activeElement.selectionStart')

  it('loses nothing of what is typed while it is kept, nor the focus', async () => {
    await page.goto(`${site.url}${LESSON}`)
    let goOn = () => {}
    const held = new Promise<void>((done) => {
      goOn = done
    })
    let sent = 0
    await page.route(`**${LESSON}`, async (route) => {
      if (route.request().method() === 'POST' && ++sent === 1) await held
      await route.continue()
    })
    await field().press('Control+End')
    await page.keyboard.type('Premier. ')
    await expect.poll(() => sent).toBe(1)
    await page.keyboard.type('Deuxième. ')
    const before = await field().inputValue()
    expect(await page.locator('#lesson-kept').textContent()).toBe('Not kept yet…')
    goOn()
    await page.getByText('Your draft is kept').waitFor()
    await page.keyboard.type('Troisième.')
    expect(await field().inputValue()).toBe(`${before}Troisième.`)
    expect(await caret()).toBe(`text ${before.length + 'Troisième.'.length}`)
    await expect.poll(draft).toBe(`${before}Troisième.\n`)
    await page.unroute(`**${LESSON}`)
  })

  it('leads from a mark to its line, and shows the letter again once it is mended', async () => {
    await page.goto(`${site.url}${LESSON}`)
    const wrong = lessonText(9, 'Une fote de plus.').replace('theme: essai', 'themes: essai')
    await field().fill(wrong)
    await page.getByRole('link', { name: 'Line 4' }).click()
    expect(await page.evaluate('getSelection().toString()')).toBe('themes: essai')
    expect(await faultsOf(page, { name: 'lesson-marks', widths: [320, 1280], shots })).toEqual([])
    await field().fill(lessonText(9, 'Une fote de plus.'))
    await page.locator('iframe').waitFor()
    const letter = page.frameLocator('iframe').getByText('Une fote de plus.')
    await letter.waitFor()
  })

  it('has a typo corrected on day 4, from its words to who gets the new ones', async () => {
    await page.goto(`${site.url}/o`)
    await page.getByRole('link', { name: 'Cohorts', exact: true }).click()
    await page.getByRole('link', { name: 'Programmes' }).click()
    await page.getByRole('link', { name: 'Essai' }).click()
    expect(await faultsOf(page, { name: 'programme', widths: [320, 1280], shots })).toEqual([])
    await page.getByRole('link', { name: 'Leçon 9' }).click()
    await field().fill(lessonText(9, 'Une faute de plus.'))
    await page.frameLocator('iframe').getByText('Une faute de plus.').waitFor()
    expect(await faultsOf(page, { name: 'lesson', widths: [320, 768, 1280], shots })).toEqual([])
    await page.getByRole('button', { name: 'See what changes, and publish' }).click()
    await page.getByRole('button', { name: 'Publish' }).waitFor()
    expect(await page.locator('del').allTextContents()).toEqual(['fote'])
    expect(await faultsOf(page, { name: 'publish', widths: [320, 1280], shots })).toEqual([])
    await page.getByLabel('What changed, and why').fill('Une faute de frappe')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Published. New cohorts have these words').waitFor()
    expect(await faultsOf(page, { name: 'published', widths: [320, 1280], shots })).toEqual([])
    await page.getByRole('link', { name: 'Correct “Essai”' }).click()
    await page.getByText('It still leaves for 2 people.').waitFor()
    await page.getByRole('button', { name: 'Correct the words' }).click()
    await page.getByText('are corrected. What leaves from now on has them.').waitFor()
  })
})
