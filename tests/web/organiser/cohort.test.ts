import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pauseReader } from '../../../src/actions/readers/pause.ts'
import { resumeReader } from '../../../src/actions/readers/resume.ts'
import type { WireMessage } from '../../../src/mail/envelope-commands.ts'
import { play } from '../../../src/rehearsal/play.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { ledgerWords } from '../../support/ledger-rows.ts'
import { type Browser, type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const HOME = '/o/cohorts/mars'
const LESSON = `${HOME}/letters/jour-01`

let database: TestDatabase
let sink: SmtpSink
let course: Course
let pages: OrganiserPages
let organiser: Browser
let sent: WireMessage[]

/** Three people on day one of three: ana got the first lesson, bob bounced, carla had paused and is back. */
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  sink = await startSink((verb, to) =>
    verb === 'rcpt' && to.startsWith('bob') ? '550 5.1.1 no such user' : undefined,
  )
  course = await openCourse({
    db,
    edition: courseEdition(3),
    port: sink.port,
    slug: 'mars',
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org', 'carla@example.org'],
  })
  await pauseReader(db, { enrolmentId: 3, until: undefined }, course.clock)
  await play({ ...course.deliverer, clock: course.clock }, { until: new Date('2027-03-01T17:30:00Z') })
  course.clock.set(new Date('2027-03-01T17:30:00Z'))
  await resumeReader(db, 3, course.clock)
  sent = []
  const post = async (message: WireMessage) => {
    sent.push(message)
    return { kind: 'submitted', reply: '250 2.0.0 queued' } as const
  }
  pages = organiserPages({ db, clock: course.clock }, { post })
  organiser = await pages.as('organiser')
})

afterAll(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** What is read on a page, in one line. */
const words = (text: string) =>
  text
    .replace(/[\s\S]*<main[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')

describe('the page of a cohort', () => {
  it('says what leaves next, in hours and with its zone, and to how many', async () => {
    const { status, text } = await organiser.get(HOME)
    expect(status).toBe(200)
    expect(words(text)).toContain(
      'Next to leave, in 13 h: Day 2 – Leçon 2, Tuesday 2 March at 7:30 (time zone: Paris).',
    )
    expect(words(text)).toContain('3 people will get it.')
  })

  it('has lines that add up, each term of which leads to its people', async () => {
    const { text } = await organiser.get(HOME)
    expect(words(text)).toContain('3 = 1 submitted + 1 paused + 1 bounced')
    expect(text).toContain(`href="${HOME}/people?letter=jour-01&amp;outcome=bounced"`)
  })

  it('has each series of its chart as a table too, and a calendar', async () => {
    const left = words((await organiser.get(`${HOME}?chart=bounced`)).text)
    expect(left).toMatch(/Day Letters that bounced, by day Monday 1 March 1/)
    const calendar = words((await organiser.get(`${HOME}?view=calendar`)).text)
    expect(calendar).toMatch(/Monday 1 March 1 March Day 1 – Leçon 1 Done/)
  })

  it('shows an observer no button', async () => {
    const { text } = await (await pages.as('observer')).get(HOME)
    expect(text).not.toMatch(/\/pause"|\/test"|\/again"/)
  })

  it('is nowhere for a name that no cohort has', async () => {
    expect((await organiser.get('/o/cohorts/mai')).status).toBe(404)
    expect((await organiser.get(`${HOME}/letters/jour-09`)).status).toBe(404)
  })
})

describe('a pause', () => {
  it('says before what it means, and is taken back from the page that follows', async () => {
    const { text } = await organiser.get(`${HOME}/pause`)
    expect(words(text)).toContain('to the 3 people who follow the course')
    expect(words(text)).toMatch(
      /Wednesday 3 March at 0:00 \(time zone: Paris\), “Day 2 – Leçon 2” will not leave/,
    )
    const paused = await organiser.submit(`${HOME}/pause`, { reason: 'a wrong date' })
    expect(words(paused.text)).toContain('Essai is paused: nothing leaves any more. Resume')
    expect(words(paused.text)).toContain('a wrong date')
    const resumed = await organiser.submit(`${HOME}/resume`, {})
    expect(words(resumed.text)).toContain('Essai is resumed')
  })
})

describe('the page of a letter', () => {
  it('shows it as somebody got it, in a frame in which nothing runs', async () => {
    const { text } = await organiser.get(LESSON)
    expect(words(text)).toContain('As ana@example.org got it: Monday 1 March at 7:30 (time zone: Paris).')
    const frame = await organiser.get(
      /<iframe sandbox src="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '',
    )
    expect(frame.headers.get('Content-Security-Policy')).toMatch(/default-src 'none';.*; sandbox;/)
    expect(frame.text).toContain('Leçon 1 du lundi 1er mars')
  })

  it('shows it as the same person, wherever her row is kept since', async () => {
    for (const state of ['paused', 'active'])
      await sql`update feuilleton.enrolments set state = ${state} where id = 1`.execute(database.db)
    expect(words((await organiser.get(LESSON)).text)).toContain('As ana@example.org got it')
  })

  it('shows it as the person with an address will read it', async () => {
    const chosen = await organiser.submit(`${LESSON}/as`, { address: 'carla@example.org' }, LESSON)
    expect(words(chosen.text)).toContain('As carla@example.org')
    const nobody = await organiser.post(`${LESSON}/as`, { address: 'dan@example.org' }, LESSON)
    expect(nobody.status).toBe(422)
    expect(words(nobody.text)).toContain('Nobody in the cohort has this address')
  })
})

describe('a test', () => {
  it('is sent at once, and shows what the relay answered', async () => {
    const { text } = await organiser.get(`${LESSON}/test`)
    expect(text).toContain('the-organiser@example.org</textarea>')
    const done = await organiser.submit(`${LESSON}/test`, {
      to: 'the-organiser@example.org, lea@example.org',
    })
    expect(words(done.text)).toContain('the-organiser@example.org, taken (250 2.0.0 queued)')
    expect(sent.map(({ to }) => to)).toEqual(['the-organiser@example.org', 'lea@example.org'])
  })

  it('keeps what was typed and says what is wrong with it', async () => {
    const wrong = await organiser.post(`${LESSON}/test`, { to: 'lea@example.org, somebody' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('lea@example.org, somebody</textarea>')
    expect(words(wrong.text)).toContain('“somebody” is not a whole address')
    const many = await organiser.post(`${LESSON}/test`, { to: 'a@b.fr c@b.fr d@b.fr e@b.fr f@b.fr g@b.fr' })
    expect(words(many.text)).toContain('At most 5 addresses')
  })
})

describe('a letter to those who did not get it', () => {
  it('names them before, and is called back with the button of the page that follows', async () => {
    const again = `${LESSON}/again`
    expect(words((await organiser.get(again)).text)).toContain('carla@example.org')
    const done = await organiser.submit(again, {})
    expect(words(done.text)).toContain('leaves in 60 seconds, to one person. Call it back')
    expect(await ledgerWords(database.db)).toContain('lesson.1 carla@example.org due')
    expect((await organiser.get(again)).text).not.toContain('carla@example.org')
    const undo = hiddenFields(done.text.split(`action="${HOME}/call-back"`)[1]?.split('</form>')[0] ?? '')
    const back = await organiser.post(`${HOME}/call-back`, undo, null)
    expect(back.status).toBe(303)
    expect(words((await organiser.get(HOME)).text)).toContain('Called back: 1 person does not get it.')
  })

  it('is not sent to others than its author was shown', async () => {
    const again = `${LESSON}/again`
    const refused = await organiser.post(again, { seen: '2' })
    expect(refused.status).toBe(409)
    expect(words(refused.text)).toContain('nothing was sent')
    expect(words(refused.text)).toContain('One person did not get it')
  })
})
