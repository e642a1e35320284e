// Takes the pictures of the guides for organisers, in French and in English, of an example that never changes.
//   npm run screenshots
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser.ts'
import { exampleInstallation } from './example-installation.ts'

/** In pixels. What stands below the fold of a page is not in its picture. */
const SIZE = { width: 1120, height: 760 }

const PAGES = {
  today: '/o',
  'new-cohort': '/o/cohorts/new',
  cohort: '/o/cohorts/mars',
  letter: '/o/cohorts/mars/letters/jour-09',
  import: '/o/cohorts/avril/import',
  people: '/o/people?q=driss',
  person: '/o/people/4',
  event: '/o/cohorts/mars/events/webinaire',
  figures: '/o/cohorts/mars/figures',
  team: '/o/settings/team',
  account: '/o/account',
}

const folder = fileURLToPath(new URL('../docs/images/organisers/', import.meta.url))

async function picture(page: Page, { url, path }: { url: string; path: string }): Promise<void> {
  const answer = await page.goto(url)
  if (!answer?.ok()) throw new Error(`${url}: ${answer?.status()}`)
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
  await picture(page, { url: `${url}/o/sign-in`, path: `${folder}${language}/sign-in.webp` })
  for (const [name, path] of Object.entries(PAGES))
    await picture(page, { url: `${url}${path}`, path: `${folder}${language}/${name}.webp` })
  await context.close()
}

const example = await exampleInstallation()
try {
  const browser = await launchBrowser()
  for (const language of ['fr', 'en']) await pictures(browser, { url: example.url, language })
  await browser.close()
} finally {
  await example.stop()
}
