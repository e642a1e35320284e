import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { readConfig } from '../../src/config.ts'
import type { Clock } from '../../src/domain/clock.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { pagesOf, type SiteParts } from '../../src/site.ts'
import type { Database } from '../../src/store/database.ts'
import { IMPORTED } from './imported.ts'
import type { SentForm } from './organiser-forms.ts'
import { ROOT } from './real-programme.ts'
import { DOCTOR } from './remarks.ts'
import { served } from './served.ts'

/** Every page of the service behind a server of this machine, which takes forms from its own address. */
export async function organiserSite(
  parts: { db: Database; clock: Clock } & Partial<SiteParts>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const site = new Hono()
  const server = await served(site)
  const config = { ...readConfig({ PUBLIC_URL: server.url }), root: ROOT }
  const rest = {
    doctor: DOCTOR,
    keys: IMPORTED.keys,
    outbox: undefined,
    post: undefined,
    onError: () => undefined,
  }
  site.route('/', pagesOf({ ...rest, config, publicUrl: server.url, ...parts }))
  return server
}

/** A window of a browser of its own, in a language. */
export async function openWindow(browser: Browser, language: Language): Promise<Page> {
  const context = await browser.newContext({ locale: language, timezoneId: 'Europe/Paris' })
  // Pages that look again by themselves would change while they are looked at.
  await context.addInitScript('window.setInterval = () => 0')
  return context.newPage()
}

/** Sends a form as it is typed, whatever the browser says of it; the status of the answer, which is then shown. */
export async function sendForm(
  page: Page,
  form: Omit<SentForm, 'on' | 'status'>,
): Promise<number | undefined> {
  const { action, typed = {}, file } = form
  const selector = `form[method="post"][action="${action}"]`
  if (file) {
    const list = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(file.text) }
    await page.locator(`${selector} [name="${file.name}"]`).setInputFiles(list)
  }
  const sending = `(${SEND})(${JSON.stringify(selector)}, ${JSON.stringify(typed)})`
  const [answer] = await Promise.all([page.waitForNavigation(), page.evaluate(sending)])
  return answer?.status()
}

/** Fields that the form has not got stand for the button that sends it. */
const SEND = `(selector, typed) => {
  const form = document.querySelector(selector)
  for (const [name, value] of Object.entries(typed)) {
    const known = form.querySelector('[name="' + name + '"]:not(button)')
    Object.assign(known ?? form.appendChild(document.createElement('input')), { name, value })
  }
  form.submit()
}`
