import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { type CohortRequest, scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import type { Address } from '../../src/domain/address.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { assetRouter } from '../../src/web/assets.ts'
import { programmeRouter } from '../../src/web/reader/programme/programme-router.ts'
import { contentWidth, describeWithBrowser, launchBrowser, violationsOf } from '../support/browser.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { testDatabase } from '../support/database.ts'
import { frenchDate } from '../support/french-days.ts'
import { IMPORTED } from '../support/imported.ts'
import { ORGANISER } from '../support/organiser.ts'

const NOW = '2027-01-04T12:00:00Z'
const EVENTS = {
  webinaire: {
    kind: 'webinar',
    title: 'Webinaire « Le projet »',
    start: { day: 2, at: '13:00' },
    minutes: 90,
    link: 'guide',
  },
}

type Schedule = Partial<CohortRequest> & { schedule?: object; lessons?: Record<string, string> }

async function openPages() {
  const { db, close } = await testDatabase()
  onTestFinished(close)
  const clock = virtualClock(new Date(NOW))
  const app = new Hono().route('/p', programmeRouter({ db, clock }))
  return {
    db,
    clock,
    /** Schedules an open cohort of three lessons, one a day. */
    async cohort({ schedule = {}, lessons = {}, ...request }: Schedule = {}): Promise<Cohort> {
      const edition = courseEdition(3, { lessons, schedule: { events: EVENTS, ...schedule } })
      return scheduleCohort(db, { edition, dayOne: '2027-01-11', signUp: 'open', ...request }, clock.now())
    },
    async get(path: string, headers: Record<string, string> = {}) {
      const response = await app.request(path, { headers })
      return {
        response,
        status: response.status,
        text: (await response.clone().text()).replace(/[\u00A0\u202F]/g, ' '),
      }
    },
  }
}

/** The words of a page, and where its links go. */
function wordsOf(page: string): string {
  return page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}

it('has an event where an organiser moved it, and none that is cancelled', async () => {
  const { db, clock, cohort, get } = await openPages()
  await cohort({ slug: 'hiver' })
  const told = async () => {
    clock.set(new Date(clock.now().getTime() + 60_000))
    return wordsOf((await get('/p/essai')).text)
  }
  expect(await told()).toContain('Mardi 12 janvier, de 13 h à 14 h 30')
  const move = { moment: undefined, to: { date: '2027-01-13', at: '18:00' } }
  await changeEvent(db, { by: ORGANISER, cohort: 'hiver', event: 'webinaire', move }, clock)
  expect(await told()).toContain('Mercredi 13 janvier, de 18 h à 19 h 30')
  expect((await get('/p/essai/calendar.ics?cohort=hiver')).text).toContain('20270113T170000Z')
  await changeEvent(db, { by: ORGANISER, cohort: 'hiver', event: 'webinaire', cancel: true }, clock)
  expect(await told()).not.toContain('18 h')
  const feed = async () => (await get('/p/essai/calendar.ics?cohort=hiver')).text
  expect(await feed()).toContain('BEGIN:VEVENT')
  expect(await feed()).not.toContain('Webinaire')
})

it('tells what the programme is, its dates in French, its events at their hours, and where to join', async () => {
  const { cohort, get } = await openPages()
  await cohort({ slug: 'hiver', name: 'Session d’hiver' })
  const { status, text } = await get('/p/essai')
  const words = wordsOf(text)
  expect(status).toBe(200)
  expect(text).toMatch(/<h1>Essai<\/h1>/)
  expect(text).toContain('<title>Essai, 3 leçons par courriel – Feuilleton</title>')
  expect(text).toMatch(
    /<meta name="description" content="Essai: 3 leçons, du lundi 11 au mercredi 13 janvier 2027\. Tout">/,
  )
  expect(text).not.toContain('noindex')
  expect(words).toContain('Session d’hiver 3 leçons, du lundi 11 au mercredi 13 janvier 2027')
  expect(words).toContain('Chaque leçon part à 7 h 30 (fuseau horaire : Paris).')
  for (const [index, date] of ['2027-01-11', '2027-01-12', '2027-01-13'].entries()) {
    expect(text).toContain(
      `<time class="date" datetime="${date}"><span class="full">${frenchDate(date, NOW)}</span>`,
    )
    expect(words).toContain(`Jour ${index + 1} Leçon ${index + 1}`)
  }
  expect(words).toContain('Webinaire « Le projet » Mardi 12 janvier, de 13 h à 14 h 30')
  expect(text).toContain('href="https://essai.example/guide"')
  for (const link of ['join', 'programme.pdf', 'calendar.ics'])
    expect(text).toContain(`href="/p/essai/${link}?cohort=hiver"`)
})

it('speaks the reader’s language, keeps a language that was chosen, and marks the words of the programme', async () => {
  const { cohort, get } = await openPages()
  await cohort({ slug: 'hiver' })
  const english = await get('/p/essai?lang=en')
  expect(english.text).toContain('<html lang="en">')
  expect(english.text).toContain('<h1><span lang="fr">Essai</span></h1>')
  expect(english.text).toContain('From Monday 11 to Wednesday 13 January 2027')
  expect(english.text).toContain('href="/p/essai/join?cohort=hiver&amp;lang=en"')
  expect(english.text).toContain('<a href="?lang=fr" lang="fr"')
  const browser = await get('/p/essai', { 'Accept-Language': 'en-GB' })
  expect(browser.text).toContain('<html lang="en">')
  expect(browser.text).toContain('href="/p/essai/join?cohort=hiver"')
  expect(browser.response.headers.get('Vary')).toContain('Accept-Language')
})

it('has nothing of one request on the page of another', async () => {
  const { cohort, get } = await openPages()
  await cohort()
  await get('/p/essai?trace=somebody')
  expect((await get('/p/essai')).text).not.toContain('somebody')
})

it('tells events in the zone of the cohort, lessons at its hour', async () => {
  const { cohort, get } = await openPages()
  await cohort({ zone: 'Indian/Reunion', at: '18:15' })
  const words = wordsOf((await get('/p/essai')).text)
  expect(words).toContain('Chaque leçon part à 18 h 15 (fuseau horaire : La Réunion).')
  expect(words).toContain('Fuseau horaire : La Réunion')
})

it('lists the cohorts in the order of their dates, without those that cannot be joined', async () => {
  const { db, cohort, get } = await openPages()
  await cohort({ slug: 'fevrier', dayOne: '2027-02-01' })
  await cohort({ slug: 'janvier' })
  await cohort({ slug: 'fermee', signUp: 'closed' })
  const cancelled = await cohort({ slug: 'annulee' })
  await sql`update feuilleton.cohorts set state = 'cancelled' where id = ${cancelled.id}`.execute(db)
  await cohort({ slug: 'passee', dayOne: '2027-01-02' })
  await cohort({ slug: 'rythme', dayOne: '2026-12-01', schedule: { start: 'rolling' } })
  await cohort({ slug: 'commencee', dayOne: '2027-01-03' })
  expect(slugsOf((await get('/p/essai')).text)).toEqual(['commencee', 'rythme', 'janvier', 'fevrier'])
})

function slugsOf(page: string): string[] {
  return [...page.matchAll(/<section class="session" id="session-([^"]+)"/g)].map(([, slug = '']) => slug)
}

it('takes late joiners as the cohort’s rule says, until its last lesson has left', async () => {
  const { cohort, clock, get } = await openPages()
  await cohort({ slug: 'next-lesson' })
  await cohort({ slug: 'next-cohort', schedule: { late_joiners: 'next-cohort' } })
  await cohort({ slug: 'from-day-one', schedule: { late_joiners: 'from-day-one' } })
  const at = async (instant: string) => {
    clock.set(new Date(instant))
    return (await get('/p/essai')).text
  }
  expect(slugsOf(await at('2027-01-11T06:29:59Z'))).toHaveLength(3)
  const begun = await at('2027-01-11T07:00:00Z')
  expect(slugsOf(begun).sort()).toEqual(['from-day-one', 'next-lesson'])
  expect(wordsOf(begun)).toContain('Cette session a commencé')
  expect(wordsOf(begun)).toContain(
    'vous recevez la première leçon le mardi 12 janvier 2027 et la dernière le jeudi 14 janvier 2027',
  )
  expect(slugsOf(await at('2027-01-13T06:29:59Z'))).toHaveLength(2)
  expect(slugsOf(await at('2027-01-13T06:30:00Z'))).toEqual([])
})

it('says that a cohort is full and where there is room', async () => {
  const { db, cohort, clock, get } = await openPages()
  const full = await cohort({ slug: 'pleine', name: 'Janvier', capacity: 1 })
  await cohort({ slug: 'suite', name: 'Février', dayOne: '2027-02-01' })
  const people = [{ address: 'lea@essai.example' as Address }]
  await enrol(db, { ...IMPORTED, cohort: full, programme: courseEdition(3).programme, people }, clock)
  const { text } = await get('/p/essai')
  expect(wordsOf(text)).toContain(
    'Cette session est complète. Il reste de la place dans la suivante : Février',
  )
  expect(text).toContain('href="#session-suite"')
  expect(text).not.toContain('join?cohort=pleine')
  expect(text).toContain('join?cohort=suite')
})

it('counts the days of a rolling cohort, with the dates of who joins today', async () => {
  const { cohort, get } = await openPages()
  await cohort({ schedule: { start: 'rolling' }, dayOne: '2026-12-01' })
  const words = wordsOf((await get('/p/essai')).text)
  expect(words).toContain('Le jour 1 est le lendemain de votre inscription. En vous inscrivant aujourd’hui')
  expect(words).toContain('la première leçon le mardi 5 janvier 2027 et la dernière le jeudi 7 janvier 2027')
  expect(words).toContain('Jour 2, de 13 h à 14 h 30')
})

it('shows the days without dates, kindly, when no cohort is open', async () => {
  const { cohort, get } = await openPages()
  await cohort({ signUp: 'closed' })
  const { status, text } = await get('/p/essai')
  expect(status).toBe(200)
  expect(wordsOf(text)).toContain('Aucune session n’est ouverte pour l’instant.')
  expect(wordsOf(text)).toMatch(/Jour 1 Leçon 1 .*Jour 3 Leçon 3/)
  expect(text).not.toContain('2027')
  expect(text).toContain('href="/p/essai/programme.pdf"')
})

it('answers for a programme that is not there with a calm page, whatever was typed', async () => {
  const { cohort, get } = await openPages()
  await cohort()
  for (const path of [
    '/p/autre',
    '/p/%00',
    "/p/'--",
    `/p/${'a'.repeat(3000)}`,
    '/p/__proto__',
    '/p/../p/essai%0d%0a',
  ]) {
    const { status, text } = await get(path)
    expect([path, status]).toEqual([path, 404])
    expect(text).toContain('Ce programme n’est pas ici')
  }
  for (const file of ['programme.pdf', 'calendar.ics']) {
    for (const query of ['?cohort=autre', '?cohort=%00', '?cohort=']) {
      expect((await get(`/p/essai/${file}${query}`)).status).toBe(404)
    }
    expect((await get(`/p/autre/${file}?cohort=essai-2027-01-11`)).status).toBe(404)
  }
})

it('escapes what people wrote, and links only to the web', async () => {
  const { cohort, get } = await openPages()
  const hostile = '"><script>alert(1)</script>'
  const lessons = { 'jour-01': lessonText(1).replace('title: Leçon 1', `title: '${hostile}'`) }
  const links = { guide: { title: hostile, url: 'javascript:alert(1)' } }
  const sender = { name: hostile, address: 'a@essai.example', postal: hostile }
  const sections = { tout: { label: hostile, colour: '#1d4f91' } }
  await cohort({ name: hostile, lessons, schedule: { title: hostile, links, sender, sections } })
  for (const lang of LANGUAGES) {
    const { text } = await get(`/p/essai?lang=${lang}`)
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script')
    expect(text).not.toContain('javascript:')
    expect(text).not.toMatch(/\sstyle=/)
  }
})

it('leaves out what a public holiday takes, with the reason', async () => {
  const { cohort, get } = await openPages()
  const calendar = { holidays: { region: 'france', then: 'skip' } }
  await cohort({ dayOne: '2027-04-30', schedule: { calendar } })
  const words = wordsOf((await get('/p/essai')).text)
  expect(words).toMatch(/samedi 1er mai 1 mai Jour 2 jour férié, pas de lettre/)
})

it('gives the calendar and the PDF of a cohort, of a closed one too, as files', async () => {
  const { cohort, get } = await openPages()
  await cohort({ slug: 'hiver', signUp: 'closed' })
  const feed = await get('/p/essai/calendar.ics?cohort=hiver')
  expect(feed.response.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(feed.response.headers.get('Content-Disposition')).toBe('attachment; filename="hiver.ics"')
  const events = new ICAL.Component(ICAL.parse(await feed.response.text())).getAllSubcomponents('vevent')
  expect(events.map((event) => String(event.getFirstPropertyValue('dtstart')))).toEqual([
    ...['2027-01-11', '2027-01-12', '2027-01-13'],
    '2027-01-12T12:00:00Z',
  ])
  for (const path of ['programme.pdf?cohort=hiver', 'programme.pdf']) {
    const { response } = await get(`/p/essai/${path}`)
    expect(response.headers.get('Content-Type')).toBe('application/pdf')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  }
})

it('answers a browser that has the page already with nothing, and sees a new cohort soon', async () => {
  const { cohort, clock, get } = await openPages()
  await cohort({ slug: 'janvier' })
  const first = await get('/p/essai')
  const tag = first.response.headers.get('ETag') ?? ''
  expect((await get('/p/essai', { 'If-None-Match': tag })).status).toBe(304)
  await cohort({ slug: 'fevrier', dayOne: '2027-02-01' })
  clock.set(new Date(clock.now().getTime() + 10_000))
  expect(slugsOf((await get('/p/essai', { 'If-None-Match': tag })).text)).toEqual(['janvier', 'fevrier'])
})

describeWithBrowser('in a browser', () => {
  it('has nothing that axe objects to and nothing that scrolls sideways, on a phone and on a desk', async () => {
    const { db, clock, cohort } = await openPages()
    await cohort({ slug: 'hiver', schedule: { programme: 'hiver' } })
    await cohort({ slug: 'rythme', schedule: { programme: 'rythme', start: 'rolling' } })
    await cohort({ slug: 'fermee', signUp: 'closed', schedule: { programme: 'fermee' } })
    const app = new Hono().route('/p', programmeRouter({ db, clock })).route('/assets', assetRouter())
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const browser = await launchBrowser()
    onTestFinished(async () => {
      await browser.close()
      server.close()
    })
    for (const [width, lang] of [
      [360, 'fr'],
      [1280, 'en'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 800 } })
      const page = await context.newPage()
      for (const name of ['hiver', 'rythme', 'fermee', 'autre']) {
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/p/${name}?lang=${lang}`)
        expect([name, await violationsOf(page)]).toEqual([name, []])
        expect(await contentWidth(page)).toBe(width)
      }
    }
  })
})

it('leads to the page of a webinar that is for everybody, and to the calendar to subscribe to', async () => {
  const { cohort, get } = await openPages()
  const open = { ...EVENTS.webinaire, public: true }
  const own = { ...EVENTS.webinaire, title: 'Atelier' }
  await cohort({ slug: 'hiver', schedule: { events: { ouvert: open, atelier: own } } })
  const { text } = await get('/p/essai')
  expect(text).toContain('href="/e/hiver/ouvert"')
  expect(text).not.toContain('/e/hiver/atelier')
  expect(text).toContain('<a href="/c/hiver.ics">S’abonner au calendrier</a>')
  expect((await get('/p/essai?lang=en')).text).toContain('href="/e/hiver/ouvert?lang=en"')
})

it('has one way to each event: to our page of it where anybody registers, else to the link of the schedule', async () => {
  const { cohort, get } = await openPages()
  const open = { ...EVENTS.webinaire, title: 'Ouvert', public: true }
  const own = { ...EVENTS.webinaire, title: 'Atelier' }
  await cohort({ slug: 'hiver', schedule: { events: { ouvert: open, atelier: own } } })
  const { text } = await get('/p/essai')
  const ways = (title: string) =>
    [
      ...(new RegExp(`<strong>${title}</strong>.*?</li>`, 's').exec(text)?.[0] ?? '').matchAll(
        /href="([^"]+)"/g,
      ),
    ].map(([, href]) => href)
  expect([ways('Ouvert'), ways('Atelier')]).toEqual([['/e/hiver/ouvert'], ['https://essai.example/guide']])
})

it('says what the course is, for whom, how long a day and by whom, where the schedule does', async () => {
  const { cohort, get } = await openPages()
  await cohort({ slug: 'hiver' })
  expect((await get('/p/essai')).text).not.toContain('class="about"')
  const about = {
    what: 'Trois <i>lettres</i> : un projet.',
    for_whom: 'Les bénévoles',
    minutes: 1,
    by: 'Essai & Cie',
  }
  await cohort({ slug: 'printemps', dayOne: '2027-01-05', schedule: { about } })
  const shown = (page: string) => wordsOf(/<div class="about">.*?<\/dl>/s.exec(page)?.[0] ?? '').trim()
  expect(shown((await get('/p/essai?lang=fr')).text)).toBe(
    'Trois &lt;i&gt;lettres&lt;/i&gt; : un projet. Pour qui Les bénévoles Temps à prévoir 1 minute par jour de cours Par qui Essai & Cie',
  )
  const { text } = await get('/p/essai?lang=es')
  expect(text).toContain('<dt>Para quién</dt><dd><span lang="fr">Les bénévoles</span>')
})

it('leads to neither where everybody has dates of their own', async () => {
  const { cohort, get } = await openPages()
  const events = { ouvert: { ...EVENTS.webinaire, public: true } }
  await cohort({ slug: 'libre', schedule: { events, start: 'rolling' } })
  const { status, text } = await get('/p/essai')
  expect(status).toBe(200)
  expect(text).not.toMatch(/\/e\/libre|\/c\/libre/)
})
