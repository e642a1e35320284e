import { Hono } from 'hono'
import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringEdition } from '../../src/actions/cohorts/correct-cohort.ts'
import { planCorrection } from '../../src/actions/cohorts/plan-correction.ts'
import { openWebCopies } from '../../src/actions/readers/web-copy.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { setArchive } from '../../src/store/archives.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import { archiveRouter } from '../../src/web/reader/read/archive-router.ts'
import { readRouter } from '../../src/web/reader/read/read-router.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { ORGANISER } from '../support/organiser.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const
const PUBLIC_URL = 'https://cours.example'
const PEOPLE = ['ana@example.org', 'bob@example.org']
const BODY = `Bonjour {{ subscriber.first_name | default: "vous" }}. Nous sommes le {{ date | date }}, {{ date | relative_day }}.

## Un <b>titre</b>

{% if next.day %}La suite : {{ next.date | relative_day }}.{% endif %} Voir [le guide]({{ links.guide }}).

[Votre page]({{ me_url }}), [partir]({{ unsubscribe_url }}), [en ligne]({{ read_url }}).

[Le webinaire]({{ events.webinaire.page_url }}).`
const SCHEDULE = {
  events: {
    webinaire: { kind: 'webinar', title: 'Webinaire', start: { day: 3, at: '13:00' }, minutes: 60 },
  },
}

let database: TestDatabase
let sink: SmtpSink
let course: Course
let pages: Hono
let edition: Edition

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  const lessons = { 'jour-01': lessonText(1, BODY), 'jour-02': lessonText(2, BODY) }
  edition = courseEdition(3, { lessons, schedule: SCHEDULE })
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: PEOPLE,
  })
  const { db } = database
  const { clock } = course
  await sql`update feuilleton.subscribers set first_name = '<i>Zoé' where address = 'ana@example.org'`.execute(
    db,
  )
  const parts = { db, clock, keys: KEYS, publicUrl: PUBLIC_URL }
  const webCopy = openWebCopies({ ...parts, letters: createLetterCache({ most: 20 }) })
  pages = new Hono()
  pages.route('/read', readRouter({ ...parts, guard: createFormGuard(parts), webCopy }))
  pages.route('/c', archiveRouter({ clock, webCopy }))
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** Lets the days go by, up to and with the lesson of this one. */
async function liveTo(day: number) {
  for (let now = 1; now <= day; now++) {
    course.clock.set(new Date(`2027-03-0${now}T06:30:00Z`))
    await course.run()
  }
}

async function deliveryOf(letter: string, address = PEOPLE[0]!): Promise<number> {
  const rows = await ledgerRows(database.db)
  return rows.find((row) => row.letter === letter && row.address === address)!.id
}

const pathOf = async (letter: string, address?: string) =>
  `/read/${makeToken(KEYS, 'read', await deliveryOf(letter, address))}`
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await pages.request(path, { headers: { 'Accept-Language': 'fr', ...headers } })
  return { response, status: response.status, body: await response.text() }
}
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ')
const readings = async () =>
  (await sql<{ letter: string }>`select letter from feuilleton.readings order by letter`.execute(database.db))
    .rows
/** Every row of the database that a page could change. */
const everything = async () =>
  (
    await sql<{ rows: string }>`
    select (select json_agg(d order by id) from feuilleton.deliveries d)::text
      || coalesce((select json_agg(r) from feuilleton.readings r)::text, '')
      || (select json_agg(e order by id) from feuilleton.enrolments e)::text as rows`.execute(database.db)
  ).rows[0]!.rows

describe('a lesson on the web', () => {
  it('has its corrected words and says since when, where its organiser had that done', async () => {
    await liveTo(1)
    const lessons = { 'jour-01': lessonText(1, 'Sans faute.'), 'jour-02': lessonText(2, BODY) }
    const after = courseEdition(3, { lessons, schedule: SCHEDULE })
    const request = { cohort: course.cohort.slug, after }
    const { hash } = await planCorrection(database.db, request, course.clock)
    const made = { ...request, hash, by: ORGANISER, correctsCopies: true }
    await bringEdition(database.db, made, course.clock)
    const { body } = await get(await pathOf('jour-01'), { 'Accept-Language': 'en' })
    expect(body).toContain('Sans faute.')
    expect(words(body)).toContain(
      'Corrected on Monday 1 March. The letter that left before said something else.',
    )
  })

  it('says the words and the dates of the mail, days later too', async () => {
    await liveTo(1)
    const mail = sink.accepted.find(({ to }) => to === PEOPLE[0])!
    const link = /https:\/\/cours\.example(\/read\/[\w-]+)/.exec(
      (await simpleParser(mail.bytes)).text ?? '',
    )![1]!
    course.clock.set(new Date('2028-01-15T12:00:00Z'))
    const { status, body } = await get(link)
    expect(status).toBe(200)
    expect(words(body)).toContain('Nous sommes le lundi 1er mars, aujourd’hui.')
    expect(words(body)).toContain('La suite : demain.')
    expect(body).toContain('<h1>Leçon 1</h1>')
    expect(body).toContain('<a href="https://essai.example/guide">le guide</a>')
    // The page speaks of today, the lesson of its day.
    expect(words(body)).toContain('Leçon du lundi 1er mars 2027')
  })

  it('has the head of its letter: the day, the section in its colour, the theme and a square for each day', async () => {
    await liveTo(2)
    const { body } = await get(await pathOf('jour-02'))
    expect(body).toContain('<link rel="stylesheet" href="/brand/section-1d4f91.css">')
    expect(words(/<header>.*?<\/header>/s.exec(body)?.[0] ?? '')).toContain('Essai 2 e jour sur 3 Tout essai')
    const squares = [...body.matchAll(/<rect [^>]*?(?:class="(\w+)")?\/>/g)].map(([, kind]) => kind)
    expect(squares).toEqual(['past', 'today', undefined])
    expect(body).not.toMatch(/ style=/)
  })

  it('has the addresses of its reader alone, and what was typed as text', async () => {
    await liveTo(1)
    const { body } = await get(await pathOf('jour-01'))
    const enrolment = await sql<{ id: number }>`
      select e.id from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
      where s.address = 'ana@example.org'`.execute(database.db)
    const id = enrolment.rows[0]!.id
    expect(body).toContain(`href="/me/${makeToken(KEYS, 'me', id)}"`)
    expect(body).toContain(`href="/u/${makeToken(KEYS, 'unsubscribe', id)}"`)
    expect(body).toContain(`href="https://cours.example/u/${makeToken(KEYS, 'unsubscribe', id)}"`)
    expect(body).toContain('Bonjour &lt;i&gt;Zoé.')
    expect(body).toContain('Un &lt;b&gt;titre&lt;/b&gt;')
    expect(body).not.toContain('example.org')
  })

  it('is our own page: strict policy, no copy kept, in the language that is asked for', async () => {
    await liveTo(1)
    const path = await pathOf('jour-01')
    const { response, body } = await get(path, { 'Accept-Language': 'en' })
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(response.headers.get('Content-Security-Policy')).not.toContain('unsafe')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(body).toContain('<html lang="en">')
    expect(body).toContain('<article class="lesson" lang="fr">')
    expect(body).toContain('Mark as read')
    expect(body).not.toMatch(/style=|<script|<iframe/)
    expect((await get(`${path}?lang=fr`, { 'Accept-Language': 'en' })).body).toContain('Marquer comme lue')
  })

  it('leads to the lessons around it that are out for this reader', async () => {
    await liveTo(2)
    const [first, second] = [await pathOf('jour-01'), await pathOf('jour-02')]
    expect((await get(first)).body).toContain(`rel="next" href="${second}"`)
    expect((await get(first)).body).not.toContain('rel="prev"')
    expect((await get(second)).body).toContain(`rel="prev" href="${first}"`)
    expect((await get(second)).body).not.toContain('rel="next"')
  })

  it('is changed by no GET and no HEAD', async () => {
    await liveTo(1)
    const before = await everything()
    const path = await pathOf('jour-01')
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
      expect((await pages.request(path, { method })).status).toBe(200)
    expect(await everything()).toBe(before)
  })

  it('is marked as read by its button, once', async () => {
    await liveTo(1)
    const path = await pathOf('jour-01')
    const form = /name="form" value="([^"]+)"/.exec((await get(path)).body)![1]!
    const post = (body: string, origin = PUBLIC_URL) =>
      pages.request(PUBLIC_URL + path, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin },
      })
    expect((await post('form=wrong')).status).toBe(403)
    expect((await post(`form=${form}`, 'https://evil.example')).status).toBe(403)
    expect(await readings()).toEqual([])
    for (let time = 0; time < 2; time++) {
      const response = await post(`form=${form}`)
      expect([response.status, response.headers.get('Location')]).toEqual([303, `${path}#read`])
    }
    expect(await readings()).toEqual([{ letter: 'jour-01' }])
    const { body } = await get(path)
    expect(words(body)).toContain('Vous avez marqué cette leçon comme lue le lundi 1er mars.')
    expect(body).not.toContain('<form')
  })

  it('can be read when a pause kept it from being mailed, as it was on its day', async () => {
    await liveTo(1)
    await sql`update feuilleton.enrolments set state = 'paused'`.execute(database.db)
    course.clock.set(new Date('2027-03-02T18:00:00Z'))
    await course.run()
    const { body } = await get(await pathOf('jour-02'))
    expect(words(body)).toContain('Nous sommes le mardi 2 mars, aujourd’hui.')
    expect(words(body)).toContain('Elle n’est pas partie vers votre adresse')
  })

  it('opens to no token but its own', async () => {
    await liveTo(1)
    const id = await deliveryOf('jour-01')
    const token = makeToken(KEYS, 'read', id)
    const wrong = [
      makeToken(KEYS, 'me', id),
      makeToken(['x'.repeat(32)], 'read', id),
      makeToken(KEYS, 'read', 999_999),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      '%00',
    ]
    for (const other of wrong) expect((await get(`/read/${other}`)).status).toBe(404)
  })

  it('is not there before it leaves, nor for who had left', async () => {
    await liveTo(1)
    await sql`update feuilleton.enrolments set state = 'unsubscribed', left_at = '2027-03-02T06:30:00Z'`.execute(
      database.db,
    )
    await sql`insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, next_at, expires_at)
      select i.id, e.id, i.kind, i.letter, i.due_at, i.expires_at from feuilleton.dispatches i, feuilleton.enrolments e
      where i.letter = 'jour-02'`.execute(database.db)
    const path = await pathOf('jour-02')
    expect((await get(path)).status).toBe(404)
    course.clock.set(new Date('2027-03-02T06:30:00Z'))
    await course.run()
    expect((await get(path)).status).toBe(404)
    expect((await get(await pathOf('jour-01'))).status).toBe(200)
  })

  it('says calmly that a lesson with a mistake cannot be shown', async () => {
    await liveTo(1)
    const broken = { ...edition.files, 'lessons/jour-01.md': 'nothing' }
    await sql`update feuilleton.editions set content = jsonb_set(content, '{files}', ${JSON.stringify(broken)}::jsonb)`.execute(
      database.db,
    )
    const other = new Hono()
    // Editions never change, so one that was read is kept for as long as its connections.
    const db = openDatabase(database.url, { connections: 1, onError: () => undefined })
    const parts = { db, clock: course.clock, keys: KEYS, publicUrl: PUBLIC_URL }
    const webCopy = openWebCopies({ ...parts, letters: createLetterCache({ most: 20 }) })
    other.route('/read', readRouter({ ...parts, guard: createFormGuard(parts), webCopy }))
    const response = await other.request(await pathOf('jour-01'))
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('ne peut pas s’afficher')
    await db.destroy()
  })
})

describe('the archive of a cohort', () => {
  const path = '/c/essai-2027-03-01'

  it('is closed unless its organiser opens it', async () => {
    await liveTo(2)
    expect((await get(path)).status).toBe(404)
    expect((await get(`${path}/jour-01`)).status).toBe(404)
    expect((await get('/c/unknown')).status).toBe(404)
    await setArchive(database.db, course.cohort.id, 'open')
    expect((await get(path)).status).toBe(200)
    await setArchive(database.db, course.cohort.id, 'closed')
    expect((await get(path)).status).toBe(404)
  })

  it('lists the lessons that are out, and no other can be read', async () => {
    await setArchive(database.db, course.cohort.id, 'open')
    expect(words((await get(path)).body)).toContain('Aucune leçon n’est encore partie.')
    await liveTo(2)
    const { body } = await get(path)
    expect([...body.matchAll(/href="(\/c\/[^"]+)"/g)].map(([, href]) => href)).toEqual([
      `${path}/jour-01`,
      `${path}/jour-02`,
    ])
    expect((await get(`${path}/jour-02`)).status).toBe(200)
    expect((await get(`${path}/jour-03`)).status).toBe(404)
    expect((await get(`${path}/constructor`)).status).toBe(404)
  })

  it('shows a lesson of its due instant with nothing personal in it', async () => {
    await liveTo(2)
    await setArchive(database.db, course.cohort.id, 'open')
    course.clock.set(new Date('2027-03-09T12:00:00Z'))
    const { body } = await get(`${path}/jour-02`)
    expect(words(body)).toContain('Bonjour vous. Nous sommes le mardi 2 mars, aujourd’hui.')
    expect(body).not.toMatch(/Zoé|example\.org|\/me\/|\/u\/|\/read\/|<form/)
    expect(body).toContain(`rel="prev" href="${path}/jour-01"`)
  })

  it('leads to the pages of events that are for all', async () => {
    await liveTo(2)
    await setArchive(database.db, course.cohort.id, 'open')
    const { body } = await get(`${path}/jour-02`)
    expect(body).toContain(`href="${PUBLIC_URL}/e/essai-2027-03-01/webinaire"`)
    expect(body).not.toContain('/events/')
  })
})
