import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { assetRouter } from '../../src/web/assets.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import { contentWidth, describeWithBrowser, launchBrowser, violationsOf } from '../support/browser.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import {
  confirmation,
  type EventStage,
  eventOf,
  eventStage,
  me,
  mountEventPages,
  newestRequest,
  PUBLIC,
  standings,
} from '../support/event-stage.ts'
import { IMPORTED } from '../support/imported.ts'
import { ORGANISER } from '../support/organiser.ts'
import { selfSigned } from '../support/self-signed.ts'
import { served } from '../support/served.ts'

/** A site of somebody else, whose address leads on to another of theirs, as many do. */
async function startOutside(): Promise<{ url: string; stop(): void }> {
  const server = createServer(selfSigned(), (request, response) => {
    const { port } = server.address() as AddressInfo
    if (request.url === '/session')
      response.writeHead(302, { location: `https://localhost:${port}/inscription` })
    response.end('The sign-up')
  })
  await new Promise<void>((ready) => server.listen(0, ready))
  const { port } = server.address() as AddressInfo
  return { url: `https://127.0.0.1:${port}/session`, stop: () => server.close() }
}

describeWithBrowser('the pages of events in a browser', () => {
  let browser: Browser
  let database: TestDatabase
  let stage: EventStage
  let server: Awaited<ReturnType<typeof served>>
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    database = await testDatabase()
    stage = await eventStage(database.db, {
      webinar: { capacity: 2 },
      people: [{ address: 'ana@example.org' }, { address: 'luc@example.org' }],
    })
    const { db, clock } = stage
    const app = new Hono().route('/assets', assetRouter())
    server = await served(app)
    // Forms are taken from the origin that the pages are at, and the port is not known before.
    const publicUrl = server.url
    const guard = createFormGuard({ keys: IMPORTED.keys, clock, publicUrl })
    mountEventPages(app, { db, clock, keys: IMPORTED.keys, publicUrl, guard })
    context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'fr-FR' })
    page = await context.newPage()
  })

  afterEach(async () => {
    await context.close()
    await server.stop()
    await database.close()
  })

  const shots = process.env.SHOTS
  let shot = 0

  async function look(path: string, lang: string) {
    await page.goto(`${server.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
    await page.evaluate('for (const d of document.querySelectorAll("details")) d.open = true')
    expect(await violationsOf(page)).toEqual([])
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await contentWidth(page)).toBe(width)
      if (shots)
        await page.screenshot({
          path: `${shots}/${String(shot++).padStart(3, '0')}-${width}.png`,
          fullPage: true,
        })
    }
  }

  it('are accessible and fit their window, in both languages and every state', async () => {
    const { db, clock, press, ask, guest } = stage
    const zoe = await guest('zoe@example.org')
    await ask('leo@example.org')
    const link = confirmation(await newestRequest(db))
    for (const lang of LANGUAGES)
      for (const path of [PUBLIC, `${PUBLIC}/sent`, '/e/mars/nul', link, eventOf(1), me(1), '/p/essai'])
        await look(path, lang)
    await press(eventOf(1), 'register')
    await press(eventOf(2), 'register')
    await press(link)
    for (const lang of LANGUAGES)
      for (const path of [
        ...[link, PUBLIC, me(1), me(zoe), eventOf(zoe), eventOf(1, 'mooc'), eventOf(1, 'livre')],
        ...[`${eventOf(1)}?done=registered`, `${eventOf(2)}?done=waiting`],
      ])
        await look(path, lang)
    clock.set(new Date('2027-03-04T09:00:00Z'))
    await look(eventOf(1, 'mooc'), 'fr')
    await press(eventOf(1, 'mooc'), 'go')
    await look(eventOf(1, 'mooc'), 'fr')
    await changeEvent(db, { by: ORGANISER, cohort: 'mars', event: 'atelier', cancel: true }, clock)
    await look(eventOf(1, 'atelier'), 'fr')
    clock.set(new Date('2027-03-10T14:00:00Z'))
    for (const path of [eventOf(1), eventOf(2), PUBLIC, link]) await look(path, 'fr')
  })

  it('lead from their button to the sign-up of a mooc, on another site and where that leads on to', async () => {
    const outside = await startOutside()
    const own = await testDatabase()
    const { db, clock } = await eventStage(own.db, { links: { mooc: { title: 'M', url: outside.url } } })
    clock.set(new Date('2027-03-04T09:00:00Z'))
    const app = new Hono()
    const site = await served(app)
    const guard = createFormGuard({ keys: IMPORTED.keys, clock, publicUrl: site.url })
    mountEventPages(app, { db, clock, keys: IMPORTED.keys, publicUrl: site.url, guard })
    const away = await browser.newContext({ locale: 'fr-FR', ignoreHTTPSErrors: true })
    const tab = await away.newPage()
    await tab.goto(`${site.url}${eventOf(1, 'mooc')}`)
    await tab.getByRole('button', { name: 'Aller à l’inscription' }).click()
    await tab.getByText('The sign-up').waitFor()
    expect(new URL(tab.url()).hostname).toBe('localhost')
    expect(await standings(db)).toEqual(['1 mooc registered'])
    await away.close()
    outside.stop()
    await site.stop()
    await own.close()
  })

  it('need no script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
    const tab = await plain.newPage()
    await tab.goto(`${server.url}${eventOf(1)}`)
    await tab.getByRole('button', { name: 'M’inscrire' }).click()
    await tab.getByText('Votre place est réservée.').waitFor()
    await tab.goto(`${server.url}${PUBLIC}`)
    await tab.getByLabel('Votre adresse de courriel').fill('zoe@example.org')
    await tab.getByLabel(/J’accepte/).check()
    await tab.getByRole('button', { name: 'M’inscrire' }).click()
    await tab.getByText('Regardez votre boîte aux lettres').first().waitFor()
    await plain.close()
  })
})
