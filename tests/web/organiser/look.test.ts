import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { printFirstLink, printLink } from '../../../src/actions/organisers/print-link.ts'
import type { Language } from '../../../src/language/catalogues.ts'
import { LANGUAGES } from '../../../src/language/language.ts'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { sentForms } from '../../support/organiser-forms.ts'
import { organiserFaults } from '../../support/organiser-look.ts'
import { organiserPaths } from '../../support/organiser-paths.ts'
import { openWindow, organiserSite, sendForm } from '../../support/organiser-site.ts'
import { type OrganiserStage, organiserStage } from '../../support/organiser-stage/organiser-stage.ts'

/** Pages that say something where there is nothing. */
const EMPTY = [
  ...['', '/cohorts', '/people', '/figures', '/reasons', '/journal'],
  ...['/decisions', '/decisions/bounces', '/decisions/suppressions', '/settings/team', '/settings/brand'],
].map((path) => `/o${path}`)

/** All pages in one test would take minutes on a busy machine, and look as if they hung. */
const PARTS = [1, 2, 3, 4]

describeWithBrowser('every page of organisers', () => {
  let database: TestDatabase
  let stage: OrganiserStage
  let site: Awaited<ReturnType<typeof organiserSite>>
  let browser: Browser

  beforeAll(async () => {
    database = await testDatabase()
    stage = await organiserStage(database)
    const { clock, rehearsals } = stage
    site = await organiserSite({ db: database.db, clock, rehearsals, isDemo: true })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await site.stop()
    await stage.close()
    await database.close()
  })

  it.each(LANGUAGES.flatMap((lang) => PARTS.map((part) => ({ lang, part }))))(
    'is accessible on light and dark screens, fits them and is whole, in $lang, part $part',
    async ({ lang, part }) => {
      const window = await open(lang)
      const pages = Object.values(organiserPaths(stage)).flatMap((paths) => paths.pages ?? [])
      for (const path of [...pages, '/o/nowhere'].filter((_, index) => index % PARTS.length === part - 1))
        await window.see(path)
      await window.close()
    },
  )

  it('has the letters of a cohort in few lines each on a phone', async () => {
    const window = await open('fr')
    await window.page.setViewportSize({ width: 390, height: 800 })
    await window.page.goto(`${site.url}/o/cohorts/mars`)
    const rows = window.page.locator('.letter-lines tbody tr')
    const heights = await rows.evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height))
    await window.close()
    expect(heights.length).toBeGreaterThan(20)
    expect(heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)]).toBeLessThan(100)
  })

  it.each(LANGUAGES)('is so as the answer to a form too, in %s', async (lang) => {
    const window = await open(lang)
    for (const { on, status, ...form } of sentForms(stage)) {
      await window.page.goto(`${site.url}${on}`)
      expect([form.action, await sendForm(window.page, form)]).toEqual([form.action, status])
      await window.look(`${form.action}-${status}`, { isVariant: true })
    }
    await window.close()
  })

  it.each(LANGUAGES)('is so on the way in, and where a role ends, in %s', async (lang) => {
    const window = await open(lang)
    const observer = await printLink(database.db, 2, stage.clock.now())
    const { open: invited, stale } = stage.invited
    for (const path of ['/o/sign-in', '/o/sign-in/sent', `/o/enter/${stale}`, `/o/enter/${invited}`])
      await window.see(path)
    await window.page.goto(`${site.url}/o/sign-in`)
    expect(await sendForm(window.page, { action: '/o/sign-in', typed: { address: 'nobody' } })).toBe(422)
    await window.look('/o/sign-in-wrong')
    await window.page.goto(`${site.url}/o/enter/${observer}`)
    await sendForm(window.page, { action: `/o/enter/${observer}` })
    await window.see('/o/settings/team')
    await window.see('/o/decisions')
    await window.see(`/o/enter/${observer}`)
    await window.close()
  })

  it.each(LANGUAGES)('is so where there is nothing yet, in %s', async (lang) => {
    const empty = await testDatabase()
    const own = await organiserSite({ db: empty.db, clock: stage.clock })
    const window = await open(lang, own.url)
    const enter = `/o/enter/${await printFirstLink(empty.db, stage.clock.now())}`
    await window.see(enter)
    expect(await sendForm(window.page, { action: enter, typed: { name: '', address: 'nobody' } })).toBe(422)
    await window.look(`${enter}-422`)
    await sendForm(window.page, { action: enter, typed: { name: 'Camille', address: 'camille@example.org' } })
    for (const path of EMPTY) await window.see(path)
    await window.close()
    await own.stop()
    await empty.close()
  })

  /** A window whose `close` tells all that is wrong with what was looked at in it. */
  async function open(language: Language, url = site.url) {
    const page: Page = await openWindow(browser, language)
    const faults: string[] = []
    const look = async (path: string, { isVariant = false } = {}) => {
      faults.push(...(await organiserFaults(page, { path, language, words: stage.words, isVariant })))
    }
    return {
      page,
      look,
      async see(path: string, options = {}) {
        await page.goto(`${url}${path}`)
        await look(path, options)
      },
      async close() {
        await page.context().close()
        expect(faults).toEqual([])
      },
    }
  }
})
