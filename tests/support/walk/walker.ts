import { mkdirSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Language } from '../../../src/language/catalogues.ts'
import { type Say, sayIn } from '../../../src/language/say.ts'
import { contentWidth } from '../browser.ts'

/** A folder for pictures of each step, to look at them. */
const shots = process.env.SHOTS

export type Walker = {
  page: Page
  /** Of the window, in pixels. */
  width: number
  say: Say
  /** How often something was clicked or chosen so far; what is typed does not count, nor Enter in a field. */
  clicks(): number
  /** Clicks what leads to another page, a link or a button, and waits for that page. */
  go(target: Locator): Promise<void>
  /** The same for the first link or button of these words. */
  follow(words: string | RegExp): Promise<void>
  press(words: string | RegExp): Promise<void>
  /** Clicks what shows more of the same page. */
  unfold(words: string): Promise<void>
  type(label: string, text: string): Promise<void>
  /** Types into a field and presses Enter, which leads to another page. */
  enter(label: string, text: string): Promise<void>
  choose(label: string, file: { name: string; bytes: Uint8Array }): Promise<void>
  /** Waits for words on the page. */
  sees(words: string | RegExp): Promise<void>
  /** Nothing is wider than the window; with SHOTS, a picture of the page is left. */
  looks(step: string): Promise<void>
  close(): Promise<void>
}

export type Walking = { browser: Browser; width: number; language: Language; name: string }

/** Somebody in front of a browser who finds things by their words. */
export async function walker({ browser, width, language, name }: Walking): Promise<Walker> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: { fr: 'fr-FR', en: 'en-GB', es: 'es-ES' }[language],
    timezoneId: 'Europe/Paris',
  })
  const page = await context.newPage()
  let [clicks, pictures] = [0, 0]
  const loadedBy = (act: Promise<unknown>) => Promise.all([page.waitForEvent('load'), act])
  const go: Walker['go'] = async (target) => {
    clicks++
    await loadedBy(target.first().click())
  }
  return {
    page,
    width,
    say: sayIn(language),
    clicks: () => clicks,
    go,
    follow: (words) => go(page.getByRole('link', { name: words })),
    press: (words) => go(page.getByRole('button', { name: words })),
    async unfold(words) {
      clicks++
      await page.locator('summary', { hasText: words }).click()
    },
    type: (label, text) => page.getByLabel(label).first().fill(text),
    async enter(label, text) {
      const field = page.locator('input').and(page.getByLabel(label)).first()
      await field.fill(text)
      await loadedBy(field.press('Enter'))
    },
    async choose(label, { name: file, bytes }) {
      clicks++
      const buffer = Buffer.from(bytes)
      const chosen = { name: file, mimeType: 'application/octet-stream', buffer }
      await loadedBy(page.getByLabel(label).setInputFiles(chosen))
    },
    sees: (words) => page.getByText(words).first().waitFor(),
    async looks(step) {
      expect([step, await contentWidth(page)]).toEqual([step, width])
      if (!shots) return
      mkdirSync(shots, { recursive: true })
      const number = String(++pictures).padStart(2, '0')
      await page.screenshot({ path: `${shots}/${name}-${width}-${number}-${step}.png`, fullPage: true })
    },
    close: () => context.close(),
  }
}
