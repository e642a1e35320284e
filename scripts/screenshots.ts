// Takes the pictures of the guides for organisers, in every language, of an example that never changes.
//   npm run screenshots
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { LANGUAGES } from '../src/language/language.ts'
import { launchBrowser } from '../tests/support/browser.ts'
import { exampleInstallation } from './example-installation.ts'

/** In pixels. What stands below the fold of a page is not in its picture. */
const SIZE = { width: 1120, height: 760 }

const PAGES = {
  'sign-in': '/o/sign-in',
  today: '/o',
  'new-cohort': '/o/cohorts/new',
  cohort: '/o/cohorts/mars',
  // Not after the page itself: that would load nothing.
  calendar: '/o/cohorts/new#draft-view',
  letter: '/o/cohorts/mars/letters/jour-09',
  people: '/o/people?q=driss',
  person: '/o/people/4',
  event: '/o/cohorts/mars/events/webinaire',
  figures: '/o/cohorts/mars/figures',
  team: '/o/settings/team',
  account: '/o/account',
}

/** A list as a spreadsheet of an association has it: with a slip in two addresses, and somebody who has left. */
const LIST = `adresse;prénom;statut
nora@example.org;Nora;inscrite
omar(at)example.org;Omar;inscrit
paul@gmial.com;Paul;inscrit
sara@example.org;Sara;désinscrite
theo@example.org;Théo;inscrit
`

const folder = fileURLToPath(new URL('../docs/images/organisers/', import.meta.url))

async function open(page: Page, url: string): Promise<void> {
  const answer = await page.goto(url)
  if (!answer?.ok()) throw new Error(`${url}: ${answer?.status()}`)
}

/** What a list comes to before anybody is enrolled. */
async function openImport(page: Page, url: string): Promise<void> {
  await open(page, `${url}/o/cohorts/avril/import`)
  const file = { name: 'assemblee.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) }
  const read = page.waitForURL('**/import/*')
  await page.locator('input[type=file]').setInputFiles(file)
  await read
}

async function picture(page: Page, path: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  const session = await page.context().newCDPSession(page)
  // Half the size of a PNG. Playwright's own screenshots know no WebP.
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
  writeFileSync(path, Buffer.from(data, 'base64'))
}

async function pictures(
  browser: Browser,
  { url, language }: { url: string; language: string },
): Promise<void> {
  mkdirSync(`${folder}${language}`, { recursive: true })
  const context = await browser.newContext({
    ...{
      viewport: SIZE,
      colorScheme: 'light',
      locale: language === 'en' ? 'en-GB' : language,
      timezoneId: 'Europe/Paris',
    },
  })
  const page = await context.newPage()
  for (const [name, path] of Object.entries(PAGES)) {
    await open(page, `${url}${path}`)
    await picture(page, `${folder}${language}/${name}.webp`)
  }
  await openImport(page, url)
  await picture(page, `${folder}${language}/import.webp`)
  await context.close()
}

const example = await exampleInstallation()
try {
  const browser = await launchBrowser()
  for (const language of LANGUAGES) await pictures(browser, { url: example.url, language })
  await browser.close()
} finally {
  await example.stop()
}
