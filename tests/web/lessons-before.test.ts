import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { changeHours } from '../../src/actions/readers/change-hours.ts'
import { openWebCopies } from '../../src/actions/readers/web-copy.ts'
import type { Address } from '../../src/domain/address.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { meRouter } from '../../src/web/reader/me/me-router.ts'
import { lessonsBeforeRouter } from '../../src/web/reader/read/lessons-before-router.ts'
import { readRouter } from '../../src/web/reader/read/read-router.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { words } from '../support/event-stage.ts'
import { IMPORTED } from '../support/imported.ts'
import { type ReaderPages, readerPages } from '../support/reader-pages.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const BODY = `{{ subscriber.first_name | default: "Vous" }}, nous sommes le {{ date | date }}, {{ date | relative_day }}.
La suite vient {{ next.date | relative_day }}. [Ici]({{ read_url }}), [le webinaire]({{ events.webinaire.page_url }}).`
const WEBINAR = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 4, at: '13:00' },
  minutes: 60,
  public: true,
}

let database: TestDatabase
let sink: SmtpSink
let course: Course
let pages: ReaderPages

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** A course of five days from 1 March; Ana is in it from the beginning, and Zoé joins on the third day at ten. */
async function lateJoiner(schedule: object = {}): Promise<void> {
  const { db } = database
  const lessons = Object.fromEntries([1, 2, 3, 4].map((day) => [`jour-0${day}`, lessonText(day, BODY)]))
  const edition = courseEdition(5, { lessons, schedule: { events: { webinaire: WEBINAR }, ...schedule } })
  const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', slug: 'mars' }
  course = await openCourse({ db, edition, port: sink.port, people: ['ana@example.org'], ...dates })
  const { clock, cohort } = course
  for (const day of [1, 2, 3]) await until(`2027-03-0${day}T09:00:00Z`)
  const people = [{ address: 'zoe@example.org' as Address, firstName: 'Zoé' }]
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
  const webCopy = openWebCopies({
    ...{ db, clock, keys: IMPORTED.keys, publicUrl: 'https://cours.example' },
    letters: createLetterCache({ most: 20 }),
  })
  pages = readerPages({ db, clock }, (app, parts) => {
    app.route('/me', meRouter(parts))
    app.route('/me', lessonsBeforeRouter({ ...parts, webCopy }))
    app.route('/read', readRouter({ ...parts, webCopy }))
  })
}

async function until(instant: string): Promise<void> {
  course.clock.set(new Date(instant))
  await course.run()
}

const me = (id: number) => `/me/${makeToken(IMPORTED.keys, 'me', id)}`
const look = async (path: string) => words((await pages.get(path)).text)
/** The links of "my course" to lessons that did not go to its reader. */
const unmailed = async (id: number) =>
  [...(await pages.get(me(id))).text.matchAll(/href="[^"]*\/lessons\/([^"?]+)"/g)].map(([, letter]) => letter)

describe('the lessons that were out before a reader joined', () => {
  it('are on "my course", said not to have been mailed, and no other lesson is', async () => {
    await lateJoiner()
    expect(await unmailed(2)).toEqual(['jour-03', 'jour-02', 'jour-01'])
    const page = await look(me(2))
    expect(page.match(/non envoyée, à lire ici/g)).toHaveLength(3)
    expect(page).toContain('3 leçons parues sur 5')
    expect(await unmailed(1)).toEqual([])
    for (const letter of ['jour-04', 'jour-05', 'jour-99', '..%2Fjour-01', 'constructor'])
      expect((await pages.get(`${me(2)}/lessons/${letter}`)).status).toBe(404)
    expect((await pages.get(`${me(1)}/lessons/jour-01`)).status).toBe(404)
    expect((await pages.get('/me/none/lessons/jour-01')).status).toBe(404)
  })

  it('read as on their own day, which the page names, with the reader’s own links', async () => {
    await lateJoiner()
    const path = `${me(2)}/lessons/jour-02`
    const { text, headers } = await pages.get(path)
    const page = words(text)
    expect(page).toContain('Leçon du mardi 2 mars. Elle n’est pas partie vers votre adresse')
    expect(page).toContain('Zoé, nous sommes le mardi 2 mars, aujourd’hui. La suite vient demain.')
    expect(text).toContain(`href="https://cours.example${path}"`)
    expect(text).toContain(`href="https://cours.example${me(2)}/events/webinaire"`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toMatch(new RegExp(`rel="prev" href="${me(2)}/lessons/jour-01"`))
    expect(text).toMatch(new RegExp(`rel="next" href="${me(2)}/lessons/jour-03"`))
  })

  it('stand before those that came by mail, each a link away from the other', async () => {
    await lateJoiner()
    await until('2027-03-04T09:00:00Z')
    expect(await unmailed(2)).toEqual(['jour-03', 'jour-02', 'jour-01'])
    const { text } = await pages.get(`${me(2)}/lessons/jour-03`)
    const next = /rel="next" href="(\/read\/[^"]+)"/.exec(text)?.[1] ?? ''
    const mailed = await pages.get(next)
    expect(words(mailed.text)).toContain('Leçon du jeudi 4 mars')
    expect(mailed.text).toMatch(new RegExp(`rel="prev" href="${me(2)}/lessons/jour-03"`))
    expect(sink.accepted.filter(({ to }) => to === 'zoe@example.org')).toHaveLength(1)
  })

  it('are still there when those who join by now are to begin on day one', async () => {
    await lateJoiner()
    await sql`update feuilleton.cohorts set late_joiners = 'from-day-one'`.execute(database.db)
    expect(await unmailed(2)).toEqual(['jour-03', 'jour-02', 'jour-01'])
  })

  it('can be marked as read by a button, and by nothing else', async () => {
    await lateJoiner()
    const path = `${me(2)}/lessons/jour-02`
    await pages.get(path)
    expect(await look(me(2))).not.toContain('lue')
    expect((await pages.post(path, {})).status).toBe(303)
    expect(await look(path)).toContain('Vous avez marqué cette leçon comme lue le mercredi 3 mars.')
    expect(await look(me(2))).toContain('non envoyée, à lire ici · lue')
    expect((await pages.post(`${me(2)}/lessons/jour-05`, {}, path)).status).toBe(403)
  })

  it('are still there when the reader takes an hour at which they would have been due later', async () => {
    await lateJoiner({ hours: ['07:30', '18:00'] })
    await until('2027-03-04T09:00:00Z')
    await changeHours(database.db, { enrolmentId: 2, zone: 'Europe/Paris', at: '18:00' }, course.clock)
    const page = await look(me(2))
    expect(page.match(/non envoyée, à lire ici/g)).toHaveLength(3)
    expect(page).toContain('4 leçons parues sur 5')
  })

  it('cannot be asked for by mail, and are not for guests, nor for who left', async () => {
    await lateJoiner()
    await until('2027-03-04T09:00:00Z')
    const { text } = await pages.get(me(2))
    expect([...text.matchAll(/<option value="(jour-[^"]+)"/g)].map(([, letter]) => letter)).toEqual([
      'jour-04',
    ])
    await sql`update feuilleton.enrolments set follows = 'events' where id = 2`.execute(database.db)
    expect((await pages.get(`${me(2)}/lessons/jour-01`)).status).toBe(404)
    await sql`update feuilleton.enrolments set follows = 'course', state = 'unsubscribed' where id = 2`.execute(
      database.db,
    )
    expect((await pages.get(`${me(2)}/lessons/jour-01`)).status).toBe(404)
  })

  it.each([{ start: 'rolling' }, { late_joiners: 'from-day-one' }])('do not exist with %o', async (rule) => {
    await lateJoiner(rule)
    expect(await unmailed(2)).toEqual([])
    expect((await pages.get(`${me(2)}/lessons/jour-01`)).status).toBe(404)
  })
})
