import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { helpPath, privacyPath } from '../../src/domain/help-path.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { describeWithBrowser, launchBrowser } from '../support/browser.ts'
import { faultsOf } from '../support/look-at.ts'
import { PROGRAMME } from '../support/real-programme.ts'
import { wholeSite } from '../support/whole-site.ts'

const WIDTHS = [320, 1200]
const JOIN = `/p/${PROGRAMME}/join`

/** A folder for pictures of every page, to look at them. */
const shots = process.env.SHOTS

describeWithBrowser('every page', () => {
  let site: Awaited<ReturnType<typeof wholeSite>>
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const asked: string[] = []

  beforeAll(async () => {
    site = await wholeSite()
    browser = await launchBrowser()
    context = await browser.newContext({ timezoneId: 'Europe/Paris' })
    context.on('request', (request) => asked.push(request.url()))
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser.close()
    await site.stop()
  })

  async function look(name: string): Promise<void> {
    expect(await faultsOf(page, { name, widths: WIDTHS, fitsInDark: true, shots })).toEqual([])
  }

  const nameOf = (path: string, lang: string) => `${lang}${path.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}`

  it.each(LANGUAGES)(
    'is accessible on light and dark screens and fits a small phone, in %s',
    async (lang) => {
      for (const path of site.paths) {
        await page.goto(`${site.url}${path}?lang=${lang}`)
        await look(nameOf(path, lang))
      }
    },
  )

  it.each(LANGUAGES)('is so with mistakes in its form too, in %s', async (lang) => {
    await page.goto(`${site.url}${JOIN}?lang=${lang}`)
    await page.evaluate('document.querySelector("main form").noValidate = true')
    await page.locator('#address').fill('ana@gmial.com')
    await page.locator('main button[type="submit"]').click()
    await page.locator('.errors').waitFor()
    await look(nameOf(`${JOIN}-wrong`, lang))
  })

  it.each(LANGUAGES)('leads to help and to what readers are told about their data, in %s', async (lang) => {
    const text = async (path: string) => (await fetch(`${site.url}${path}`)).text()
    const foot = new RegExp(
      `<footer class="foot"><a href="${helpPath(lang)}">[^<]+</a> <a href="${privacyPath(lang)}">[^<]+</a></footer>`,
    )
    const without = []
    const ofReaders = site.paths.filter((path) => !/^\/(parts|outbox)/.test(path))
    for (const path of [...ofReaders, '/nothing', '/u/nobody', '/p/nothing'])
      if (!foot.test(await text(`${path}?lang=${lang}`))) without.push(path)
    expect(without).toEqual([])
  })

  it('stands in the middle of a wide screen, in lines that can be read, unless it has a calendar or two columns', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    const wrong = []
    for (const path of site.paths) {
      await page.goto(`${site.url}${path}`)
      const { left, right, isWide, width }: { left: number; right: number; isWide: boolean; width: number } =
        await page.evaluate(`{
          const { left, right, width } = document.querySelector('main').getBoundingClientRect()
          const isWide = document.querySelector('.course, .session, .wide') !== null
          ;({ left, right: innerWidth - right, width, isWide })
        }`)
      if (Math.abs(left - right) > 1 || (!isWide && width > 740)) wrong.push([path, left, right, width])
    }
    expect(wrong).toEqual([])
  })

  it('asks no other host for anything, and has its headings in our own font', async () => {
    await page.goto(`${site.url}/p/${PROGRAMME}`)
    const font = '600 40px "Source Serif 4 Variable"'
    await page.evaluate(`document.fonts.load('${font}')`)
    expect(await page.evaluate(`document.fonts.check('${font}')`)).toBe(true)
    expect(asked.filter((url) => !url.startsWith(`${site.url}/`))).toEqual([])
    expect(asked.filter((url) => url.endsWith('.woff2')).length).toBeGreaterThan(0)
  })
})
