import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { organiserSite } from '../../support/organiser-site.ts'
import { openToSignUp } from '../../support/sign-up.ts'
import { joined } from '../../support/troubled-cohort.ts'

/** What an attacker would do with a text that gets into a script. */
const ATTACKS = {
  'as the markup of an element': 'document.body.innerHTML = "<b>hello</b>"',
  'as markup beside an element': 'document.body.insertAdjacentHTML("beforeend", "<b>hello</b>")',
  'as a document': 'new DOMParser().parseFromString("<b>hello</b>", "text/html")',
  'as the address of a script': 'document.createElement("script").src = "https://attack.example/x.js"',
  'as a script': 'document.createElement("script").text = "hello()"',
  'by a policy of its own': 'trustedTypes.createPolicy("attack", { createHTML: (text) => text })',
  'by another of our name': 'trustedTypes.createPolicy("feuilleton", { createHTML: (text) => text })',
}

describeWithBrowser('a page of an organiser, to a text that somebody has slipped into a script', () => {
  let database: TestDatabase
  let site: { url: string; stop(): Promise<void> }
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    database = await testDatabase()
    await joined(database.db, 'Camille', 'owner')
    const { ask } = await openToSignUp(database.db)
    for (const name of ['ana', 'luc']) await ask(`${name}@example.org`)
    const clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
    site = await organiserSite({ db: database.db, clock, isDemo: true })
    browser = await launchBrowser()
    page = await browser.newPage()
    page.on('pageerror', ({ message }) => faults.push(message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${site.url}/o`)
  })
  afterAll(async () => {
    await browser.close()
    await site.stop()
    await database.close()
  })

  it.each(Object.entries(ATTACKS))('throws when it is written %s', async (_, attack) => {
    const thrown = `(() => { try { ${attack}; return 'nothing' } catch (error) { return error.name } })()`
    expect(await page.evaluate(thrown)).toBe('TypeError')
  })

  it('is none where a part comes anew, without a script and without a fault', async () => {
    await page.goto(`${site.url}/o/people`)
    faults.length = 0
    expect(await page.locator('#people').textContent()).toContain('ana@example.org')
    await page.locator('#q').fill('luc')
    await page.locator('#people', { hasNotText: 'ana@example.org' }).waitFor()
    expect(await page.locator('#people').textContent()).toContain('luc@example.org')
    expect(await page.locator('#people script').count()).toBe(0)
    expect(faults).toEqual([])
  })
})
