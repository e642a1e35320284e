import { Hono } from 'hono'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setBrand } from '../../../src/actions/brand/set-brand.ts'
import type { Brand } from '../../../src/domain/brand.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { assetRouter } from '../../../src/web/assets.ts'
import { WAYS } from '../../../src/web/organiser/rooms.ts'
import { contentWidth, describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { served } from '../../support/served.ts'

const START = new Date('2027-03-01T08:00:00Z')
const LONG_NAME = 'Association pour un réseau d’initiatives solidaires en territoires'

let database: TestDatabase
let pages: OrganiserPages

beforeEach(async () => {
  database = await testDatabase()
  pages = organiserPages({ db: database.db, clock: virtualClock(START) }, { isDemo: true })
})
afterEach(() => database.close())

async function name(brand: string): Promise<void> {
  const set: Brand = { name: brand, accent: null, logo: null, png: null }
  await setBrand(database.db, { programme: null, brand: set, seen: 0, by: { name: 'Ana' }, now: START })
}

it('says whose pages they are, and the name of the product at their foot alone', async () => {
  const ana = await pages.as('owner')
  expect((await ana.get('/o')).text).toContain('<title>Today – Feuilleton</title>')
  await name('Petit cycle')
  for (const path of ['/o', '/o/sign-in']) {
    const { text } = await ana.get(path)
    expect(text).toMatch(/<title>[^<]+ – Petit cycle<\/title>/)
    expect(text).toContain('<header class="masthead"><p>Petit cycle</p>')
    expect(text.split('<main')[0]).not.toContain('Feuilleton')
    expect(text).toContain('<footer class="made-with">')
  }
})

describeWithBrowser('on a phone', () => {
  it.each([320, 390])('shows every room, the search and the account in %i pixels', async (width) => {
    await pages.as('owner', { name: 'Marie-Antoinette de La Rochefoucauld' })
    await name(LONG_NAME)
    const site = await served(new Hono().route('/assets', assetRouter()).route('/', pages.app))
    const browser = await launchBrowser()
    const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'fr' })
    await page.goto(`${site.url}/o/journal`)
    expect(await contentWidth(page)).toBe(width)
    const wanted = [
      ...WAYS.map(({ path }) => `.ways-on a[href="${path}"]`),
      '.find input',
      '.who > a',
      '.who button',
    ]
    for (const each of wanted) {
      const box = await page.locator(each).boundingBox()
      expect([each, box && box.width > 24 && box.x >= 0 && box.x + box.width <= width]).toEqual([each, true])
    }
    await browser.close()
    await site.stop()
  })
})
