import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { workOff } from '../../src/actions/forms/work-off.ts'
import { readConfig } from '../../src/config.ts'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import { pagesOf } from '../../src/site.ts'
import { contentWidth, describeWithBrowser, launchBrowser, violationsOf } from '../support/browser.ts'
import { type Course, openCourse } from '../support/course.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { PROGRAMME, realEdition } from '../support/real-programme.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const
const READER = 'camille@lecteurs.example'

let browser: Browser
let database: TestDatabase
let sink: SmtpSink
let course: Course
let site: { url: string; close(): Promise<void> }
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink(() => undefined)
  const edition = await realEdition()
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    slug: 'mars',
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [],
  })
  await sql`update feuilleton.cohorts set sign_up = 'open'`.execute(database.db)
  site = await openSite()
})

afterEach(async () => {
  await context.close()
  await site.close()
  course.close()
  await sink.close()
  await database.close()
})

/** The pages of the service on a port of their own, with the clock of the course. */
async function openSite(): Promise<typeof site> {
  let pages: ReturnType<typeof pagesOf> | undefined
  const { promise, resolve } = Promise.withResolvers<number>()
  const server = serve(
    {
      fetch: (request, env) => pages?.fetch(request, env) ?? new Response('', { status: 503 }),
      port: 0,
      hostname: '127.0.0.1',
    },
    ({ port }) => resolve(port),
  )
  const publicUrl = `http://127.0.0.1:${await promise}`
  const { clock } = course
  const config = readConfig({})
  pages = pagesOf({
    db: database.db,
    clock,
    keys: KEYS,
    config,
    publicUrl,
    outbox: undefined,
    post: undefined,
    onError: () => undefined,
  })
  return { url: publicUrl, close: () => new Promise((closed) => server.close(() => closed())) }
}

/** Everything that is due leaves, with the addresses of this site. */
async function deliver(): Promise<void> {
  const { clock } = course
  const onError = (error: Error) => {
    throw error
  }
  await workOff({ db: database.db, clock, mailSignIn: undefined, onError })
  const worker = course.worker({ publicUrl: site.url })
  for (const id of await course.tick()) while (await deliverChunk(worker, id));
}

async function playUntil(date: string): Promise<void> {
  course.clock.set(new Date(date))
  await deliver()
}

async function lastMail(): Promise<ParsedMail> {
  return simpleParser(sink.accepted.at(-1)!.bytes)
}

function linkTo(mail: ParsedMail, place: string): string {
  const link = new RegExp(`${site.url}/${place}/[A-Za-z0-9_-]+`).exec(mail.text ?? '')?.[0]
  if (!link) throw new Error(`no link to /${place}/ in “${mail.subject}”:\n${mail.text}`)
  return link
}

/** What axe finds, and whether the page scrolls sideways. */
async function expectFit(page: Page, width: number): Promise<void> {
  expect(await violationsOf(page), page.url()).toEqual([])
  expect(await contentWidth(page), page.url()).toBeLessThanOrEqual(width)
}

const ways = [
  { width: 360, language: 'fr', javaScript: true },
  { width: 1280, language: 'fr', javaScript: false },
  { width: 360, language: 'en', javaScript: false },
  { width: 1280, language: 'en', javaScript: true },
] as const

describeWithBrowser('the whole life of a subscriber', () => {
  it.each(ways)(
    'goes by at $width px in $language, JavaScript $javaScript',
    async (way) => {
      const { width, language, javaScript } = way
      context = await browser.newContext({
        viewport: { width, height: 800 },
        javaScriptEnabled: true,
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
        timezoneId: 'Europe/Paris',
      })
      if (!javaScript) await context.route('**/*.js', (route) => route.abort())
      context.setDefaultTimeout(10_000)
      const page = await context.newPage()
      const looksRight = () => expectFit(page, width)
      const unfold = () =>
        page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true')
      const heading = () => page.locator('h1').first().textContent()
      const send = (form: string) =>
        Promise.all([
          page.waitForNavigation(),
          page.locator(`form[action*="${form}"] button[type=submit]`).first().click(),
        ])

      // Finds the programme, and signs up, with a mistake at first.
      await page.goto(`${site.url}/p/${PROGRAMME}`)
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await looksRight()
      await page.locator(`a[href*="/p/${PROGRAMME}/join"]`).first().click()
      await looksRight()
      if (javaScript) expect(await page.locator('[name=zone]').inputValue()).toBe('Europe/Paris')
      await page
        .locator('form')
        .first()
        .evaluate((form) => form.setAttribute('novalidate', ''))
      await page.fill('[name=address]', 'camille@')
      await page.fill('[name=firstName]', 'Camille')
      await page.check('[name=consent]')
      await send('/join')
      expect(await page.inputValue('[name=firstName]')).toBe('Camille')
      expect(await page.locator('[name=address]').getAttribute('aria-invalid')).toBe('true')
      await looksRight()
      await page.fill('[name=address]', READER)
      await page.check('[name=consent]')
      await send('/join')
      await looksRight()
      expect(sink.accepted).toHaveLength(0)

      // Confirms from the letter.
      await deliver()
      expect(sink.accepted).toHaveLength(1)
      const confirmation = await lastMail()
      await page.goto(linkTo(confirmation, 'confirm'))
      await looksRight()
      await send('/confirm/')
      await looksRight()
      await page.locator('a[href*="/me/"]').first().click()
      const me = page.url()
      await looksRight()

      // Reads three lessons, the second at another hour.
      await playUntil('2027-03-01T07:00:00Z')
      expect(sink.accepted).toHaveLength(2)
      await page.goto(me)
      await unfold()
      await looksRight()
      await page.selectOption('[name=at]', '12:30')
      await send('/hours')
      await looksRight()
      expect(await page.locator('[role=status]').count()).toBe(1)
      await playUntil('2027-03-02T07:00:00Z')
      expect(sink.accepted).toHaveLength(2)
      await playUntil('2027-03-02T12:00:00Z')
      await playUntil('2027-03-03T12:00:00Z')
      expect(sink.accepted).toHaveLength(4)
      const lesson = await lastMail()
      await page.goto(linkTo(lesson, 'read'))
      await looksRight()
      await send('/read/')
      await looksRight()
      const next = await page.goto(me)
      expect(next?.status()).toBe(200)
      await looksRight()

      // Takes a break, asks for a lesson again, looks at the data.
      await unfold()
      await page.fill('[name=until]', '2027-03-05')
      await send('/pause')
      await looksRight()
      await playUntil('2027-03-04T12:00:00Z')
      expect(sink.accepted).toHaveLength(4)
      await page.goto(me)
      await unfold()
      await send('/lesson')
      await deliver()
      expect(sink.accepted).toHaveLength(5)
      await unfold()
      await send('/resume')
      await page.goto(`${me.split('?')[0]}/data`)
      await looksRight()

      // Leaves from a letter, comes back, and has everything erased.
      await page.goto(linkTo(lesson, 'u'))
      await looksRight()
      await send('/u/')
      await looksRight()
      await playUntil('2027-03-05T12:00:00Z')
      expect(sink.accepted).toHaveLength(5)
      await send('/undo')
      await playUntil('2027-03-06T12:00:00Z')
      expect(sink.accepted).toHaveLength(6)
      await page.goto(`${me.split('?')[0]}/erase`)
      await looksRight()
      await send('/erase')
      await looksRight()
      expect(await heading()).not.toBe('')
      await playUntil('2027-03-07T12:00:00Z')
      expect(sink.accepted).toHaveLength(6)

      // A link that is not whole leads to a page that offers a new one.
      const lost = await page.goto(`${me.split('?')[0]}x`)
      expect(lost?.status()).toBe(404)
      await looksRight()
      await page.goto(`${site.url}/link`)
      await looksRight()

      const audit = await auditLedger(database.db, { now: course.clock.now() })
      expect(audit.invariants.flatMap(({ broken }) => broken)).toEqual([])
    },
    120_000,
  )
})
