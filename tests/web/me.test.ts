import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { pauseReader } from '../../src/actions/readers/pause.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { play } from '../../src/rehearsal/play.ts'
import { findReader } from '../../src/store/readers.ts'
import { assetRouter } from '../../src/web/assets.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import { unsubscribeRouter } from '../../src/web/reader/leave/unsubscribe.ts'
import { meRouter } from '../../src/web/reader/me/me-router.ts'
import { contentWidth, describeWithBrowser, launchBrowser, violationsOf } from '../support/browser.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { hiddenFields, type ReaderPages, readerPages } from '../support/reader-pages.ts'
import { served } from '../support/served.ts'
import { peopleRows } from '../support/sign-up.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ME = `/me/${makeToken(IMPORTED.keys, 'me', 1)}`
const UNSUBSCRIBE = `/u/${makeToken(IMPORTED.keys, 'unsubscribe', 1)}`
const READ = `/read/${makeToken(IMPORTED.keys, 'read', 1)}`
const edition = courseEdition(5, { schedule: { hours: ['07:30', '12:30'] } })

let database: TestDatabase
let sink: SmtpSink
let course: Course
let pages: ReaderPages

beforeAll(async () => {
  sink = await startSink()
})
afterAll(() => sink.close())

beforeEach(async () => {
  database = await testDatabase()
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org'],
    connections: 1,
    slug: 'mars',
  })
  const until = new Date('2027-03-02T12:00:00Z')
  await play({ ...course.deliverer, clock: course.clock }, { until })
  course.clock.set(until)
  const avril = {
    edition,
    slug: 'avril',
    name: 'Session d’avril',
    dayOne: '2027-04-01',
    signUp: 'open',
  } as const
  await scheduleCohort(database.db, avril, course.clock.now())
  pages = readerPages({ db: database.db, clock: course.clock }, (app, parts) => {
    app.route('/me', meRouter(parts))
  })
})

afterEach(async () => {
  course.close()
  await database.close()
})

/** Posts one of the forms of a page of this reader, and follows the way back. */
async function send(name: string, form: Record<string, string> = {}, from = ME) {
  const { text } = await pages.get(from)
  const action = new RegExp(
    `action="(${ME}/${name}[^"]*)">\\s*<input type="hidden" name="form" value="([^"]+)"`,
  )
  const [, , token = ''] = action.exec(text) ?? []
  const answer = await pages.post(`${ME}/${name}`, { form: token, ...form }, null)
  const location = answer.headers.get('location')
  return { ...answer, location, then: location ? (await pages.get(location)).text : '' }
}

const reader = async () => (await findReader(database.db, 1))!
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('my course', () => {
  it('takes sixty forms of one reader an hour, wherever they come from', async () => {
    const hidden = hiddenFields((await pages.get(ME)).text)
    const body = () => new URLSearchParams(hidden)
    const send = (form: string) => pages.get(`${ME}/${form}`, { method: 'POST', body: body() })
    for (let time = 0; time < 30; time++)
      for (const form of ['hours', 'address']) expect((await send(form)).status).not.toBe(429)
    for (const form of ['hours', 'pause', 'lesson', 'leave']) expect((await send(form)).status).toBe(429)
  })

  it('tells how far it is, what comes next and what can be read again', async () => {
    const { status, text, headers } = await pages.get(ME)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    const told = plain(text)
    expect(told).toContain('2 leçons parues sur 5')
    expect(told).toContain('mercredi 3 mars à 7 h 30 (fuseau horaire : Paris)')
    expect(told).toContain('Jour 3 – Leçon 3')
    expect(text).toContain(`href="${READ}"`)
    expect(text).toContain('<progress max="5" value="2"')
    expect(plain((await pages.get(`${ME}?lang=en`)).text)).toContain('2 lessons are out, of 5')
  })

  it('opens with a link of its own only', async () => {
    const other = makeToken(IMPORTED.keys, 'unsubscribe', 1)
    for (const token of [other, `${ME.slice(4)}x`, makeToken(IMPORTED.keys, 'me', 99)])
      for (const path of ['', '/data', '/erase', '/export'])
        expect((await pages.get(`/me/${token}${path}`)).status).toBe(404)
  })

  it('changes nothing when it is only opened, whoever opens it', async () => {
    const before = await peopleRows(database.db)
    for (const path of ['', '/data', '/erase', '/export', '?done=hours'])
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
        expect((await pages.get(`${ME}${path}`, { method })).status).toBe(200)
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('takes no form that was not on the page', async () => {
    const before = await peopleRows(database.db)
    for (const name of ['hours', 'pause', 'resume', 'lesson', 'switch', 'address', 'leave', 'undo', 'erase'])
      expect((await pages.post(`${ME}/${name}`, { zone: 'Asia/Colombo', at: '07:30' }, null)).status).toBe(
        403,
      )
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('says only sentences of ours', async () => {
    const { text } = await pages.get(`${ME}?done=${encodeURIComponent('<b>constructor</b>')}`)
    expect(text).not.toContain('role="status"')
    expect((await pages.get(`${ME}?done=toString`)).text).not.toContain('role="status"')
  })
})

describe('a reader on that page', () => {
  it('changes the hour and the zone', async () => {
    const { status, location, then } = await send('hours', { zone: 'Asia/Colombo', at: '12:30' })
    expect([status, location]).toEqual([303, `${ME}?done=hours`])
    expect(then).toContain('role="status"')
    expect(plain(then)).toContain('mercredi 3 mars à 12 h 30 (fuseau horaire : Colombo)')
  })

  it('is told which field is wrong, and keeps what was chosen', async () => {
    const { status, text } = await send('hours', { zone: 'Mars/Olympus', at: '12:30' })
    expect(status).toBe(422)
    expect(plain(text)).toContain('Il reste un point à corriger Choisissez un fuseau horaire de la liste.')
    expect(text).toContain('<option value="12:30" selected>')
    expect((await send('hours', { zone: 'Europe/Paris', at: '04:00' })).status).toBe(422)
    expect((await reader()).track.at).toBe('07:30')
  })

  it('takes a break and resumes', async () => {
    const paused = await send('pause', { until: '2027-03-03' })
    expect(plain(paused.then)).toContain('Vos lettres sont en pause jusqu’au mercredi 3 mars inclus.')
    expect(plain(paused.then)).toContain('jeudi 4 mars à 7 h 30')
    expect((await send('resume')).location).toBe(`${ME}?done=resumed`)
    expect((await reader()).state).toBe('active')
    for (const until of ['2027-03-01', 'demain', '2031-01-01'])
      expect((await send('pause', { until })).status).toBe(422)
  })

  it('asks for a lesson again', async () => {
    const { location } = await send('lesson', { letter: 'jour-02' })
    expect(location).toBe(`${ME}?done=asked`)
    expect((await send('lesson', { letter: 'jour-04' })).location).toBe(`${ME}?done=no-such-lesson`)
  })

  it('changes to another session, and has a page there', async () => {
    const { location, then } = await send('switch', { cohort: 'avril' })
    expect(location).toBe(`/me/${makeToken(IMPORTED.keys, 'me', 2)}?done=switched`)
    expect(plain(then)).toContain('Session d’avril')
    expect(plain((await pages.get(ME)).text)).toContain('pour une autre session')
    expect((await pages.get(ME)).text).not.toContain('/undo')
  })

  it('leaves with a reason, and comes back', async () => {
    const { then } = await send('leave', { scope: 'course', reason: 'too-many', words: '<b>trop</b>' })
    expect(plain(then)).toContain('Vous avez quitté ce cours')
    const undone = await send('undo')
    expect(plain(undone.then)).toContain('Vous êtes de retour')
    expect((await reader()).state).toBe('active')
  })

  it('sees what is known, takes it along, and has it erased', async () => {
    await sql`update feuilleton.subscribers set first_name = '<b>Ana</b>'`.execute(database.db)
    const data = await pages.get(`${ME}/data`)
    expect(data.text).toContain('ana@example.org')
    expect(data.text).toContain('&lt;b&gt;Ana')
    const file = await pages.get(`${ME}/export`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="feuilleton.json"')
    expect(file.headers.get('cache-control')).toBe('no-store')
    expect(JSON.parse(file.text).subscriber.address).toBe('ana@example.org')
    const { then } = await send('erase', {}, `${ME}/erase`)
    expect(plain(then)).toContain('Vos données sont effacées')
    for (const path of ['', '/data', '/erase'])
      expect((await pages.get(`${ME}${path}`)).text).not.toContain('ana@')
    expect((await send('undo')).status).toBe(403)
  })

  it('is told that a sign-up waits for its confirmation', async () => {
    await sql`update feuilleton.enrolments set state = 'pending', joined_at = null`.execute(database.db)
    expect(plain((await pages.get(ME)).text)).toContain('Votre inscription attend une confirmation')
  })
})

describeWithBrowser('the pages of a reader in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('are accessible and fit their window, in both languages and every state', async () => {
    const { app, states } = statesOfPages()
    const server = await served(app)
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
    const page = await context.newPage()
    const look = async (path: string, lang: string) => {
      await page.goto(`${server.url}${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      await page.evaluate('for (const d of document.querySelectorAll("details")) d.open = true')
      expect(await violationsOf(page)).toEqual([])
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await contentWidth(page)).toBe(width)
      }
    }
    for (const path of states) for (const lang of LANGUAGES) await look(path, lang)
    await pauseReader(database.db, { enrolmentId: 1, until: '2027-03-04' }, course.clock)
    await look(ME, 'fr')
    await leave(database.db, { enrolmentId: 1, scope: 'course', how: 'page' }, course.clock)
    await look(ME, 'fr')
    await look(UNSUBSCRIBE, 'fr')
    await server.stop()
  })

  function statesOfPages() {
    const { db } = database
    const publicUrl = 'http://127.0.0.1'
    const guard = createFormGuard({ keys: IMPORTED.keys, clock: course.clock, publicUrl })
    const parts = { db, clock: course.clock, keys: IMPORTED.keys, publicUrl, guard }
    const app = new Hono()
      .route('/me', meRouter(parts))
      .route('/u', unsubscribeRouter(parts))
      .route('/assets', assetRouter())
    return { app, states: [ME, `${ME}?done=hours`, `${ME}/data`, `${ME}/erase`] }
  }
})
