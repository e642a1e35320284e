import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../../src/domain/address.ts'
import { entriesAbout } from '../../../src/store/people-journal.ts'
import { findPerson } from '../../../src/store/people-person.ts'
import { findReader } from '../../../src/store/readers.ts'
import { holderOf } from '../../../src/web/organiser/visit.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { IMPORTED } from '../../support/imported.ts'
import { ledgerWords } from '../../support/ledger-rows.ts'
import { type Browser, type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const ANA = 'ana.martin@example.org'
const SLIP = 'bob@exmaple.org'

const edition = courseEdition(4, { schedule: { hours: ['07:30', '18:00'] } })

let database: TestDatabase
let sink: SmtpSink
let course: Course
let pages: OrganiserPages
let camille: Browser

beforeAll(async () => {
  sink = await startSink((verb, to) =>
    verb === 'rcpt' && to === SLIP ? '550 5.1.1 no such user' : undefined,
  )
})
afterAll(() => sink.close())

/** After the first lesson, which bounced for one of two people. */
beforeEach(async () => {
  database = await testDatabase()
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA, SLIP],
    connections: 1,
    slug: 'mars',
  })
  course.clock.set(new Date('2027-03-01T06:30:00Z'))
  await course.run()
  pages = organiserPages({ db: database.db, clock: course.clock })
  camille = await pages.as('organiser', { name: 'Camille' })
})

afterEach(async () => {
  course.close()
  await database.close()
})

const acts = async (id: number) => (await entriesAbout(database.db, id)).map(({ deed }) => deed.act)
/** The addresses of a list, as it shows them. */
const shown = (text: string) => [...text.matchAll(/>([\w.]+@[\w.]+)<\/a>/g)].map(([, address]) => address)

describe('the list of people', () => {
  it('finds somebody by the beginning of a name, and leads to their page', async () => {
    const { text } = await camille.get('/o/people?q=martin')
    expect(shown(text)).toEqual([ANA])
    expect(text).toContain('href="/o/people/1"')
    expect(text).toContain('1 person')
  })

  it('shows in one click who bounced, with what the relay said', async () => {
    const { text } = await camille.get('/o/people')
    expect(shown(text)).toEqual([SLIP, ANA])
    expect(text).toContain('href="/o/people?outcome=bounced"')
    const bounced = await camille.get('/o/people?outcome=bounced')
    expect(shown(bounced.text)).toEqual([SLIP])
    expect(bounced.text).toContain('550 5.1.1 no such user')
  })

  it('of a cohort is that of one letter and how it ended, and leads back to everybody', async () => {
    const path = '/o/cohorts/mars/people'
    expect(shown((await camille.get(`${path}?letter=jour-01&outcome=submitted`)).text)).toEqual([ANA])
    expect(shown((await camille.get(`${path}?letter=jour-02&outcome=missing`)).text)).toEqual([])
    expect((await camille.get(`${path}?letter=jour-01&outcome=bounced`)).text).toContain(`href="${path}"`)
    expect((await camille.get('/o/cohorts/mai/people')).status).toBe(404)
  })

  it('names letters by their titles, and no letter by its file', async () => {
    for (const path of [
      '/o/people?outcome=bounced',
      '/o/cohorts/mars/people?letter=jour-01',
      '/o/cohorts/mars/people?letter=jour-01&outcome=bounced',
    ]) {
      const { text } = await camille.get(path)
      expect(words(text)).toContain('Day 1 – Leçon 1')
      expect(words(text)).not.toContain('jour-01')
    }
  })

  it('has those of a draft that was given up only for who looks for them, and leads to no page of it', async () => {
    const draft = { edition, slug: 'mai', dayOne: '2027-05-03' }
    const cohort = await scheduleCohort(database.db, draft, course.clock.now())
    const people = [{ address: 'eve@example.org' as Address }]
    await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, course.clock)
    expect(shown((await camille.get('/o/people')).text)).toContain('eve@example.org')
    await sql`update feuilleton.cohorts set state = 'dropped' where id = ${cohort.id}`.execute(database.db)
    expect(shown((await camille.get('/o/people')).text)).toEqual([SLIP, ANA])
    const found = (await camille.get('/o/people?q=eve')).text
    const person = (await camille.get('/o/people/3')).text
    expect([words(found), words(person)]).toEqual([
      expect.stringContaining('(draft given up)'),
      expect.stringContaining('This draft was given up: nothing of it ever left.'),
    ])
    expect(person).toContain('/o/people/3/erase')
    for (const text of [found, person]) expect(text).not.toMatch(/cohorts\/mai|courses\/3/)
  })

  it('says what to do where there is nobody', async () => {
    await scheduleCohort(database.db, { edition, slug: 'avril', dayOne: '2027-04-05' }, course.clock.now())
    const { text } = await camille.get('/o/cohorts/avril/people')
    expect(text).toContain('There is nobody in this cohort yet')
    expect(text).toContain('href="/o/cohorts/avril/people/new"')
  })

  it('takes what cannot be found, or is no filter of ours, without a fault', async () => {
    for (const query of [
      'q=%00%25',
      'state=nonsense',
      'outcome=submitted',
      'before=x',
      `q=${'é'.repeat(500)}`,
    ])
      expect((await camille.get(`/o/people?${query}`)).status).toBe(200)
  })
})

describe('the page of a person', () => {
  it('opens on their letters, with what the relay said and when, in their zone', async () => {
    const { text } = await camille.get('/o/people/1')
    expect(text).toMatch(/Day\s1 – .*submitted.*<q class="reply">250/s)
    expect(words(text)).toContain('What happened time zone: Paris')
    expect((await camille.get('/o/people/99')).status).toBe(404)
  })

  it('answers “did not get lesson 1”: it is sent again, once what leaves and to whom was shown', async () => {
    const [, path = ''] =
      /href="(\/o\/people\/1\/resend[^"]+)"/.exec((await camille.get('/o/people/1')).text) ?? []
    expect(words((await camille.get('/o/people/1')).text)).toMatch(/Send again Day 1 – Leçon 1/)
    const preview = await camille.get(path)
    expect(preview.text).toContain(ANA)
    expect(preview.text).toMatch(/https:\/\/cours\.example\/read\/[\w-]+/)
    const { text } = await camille.submit('/o/people/1/resend', {}, path)
    expect(text).toContain(`The letter leaves again for ${ANA}`)
    await course.run()
    expect(await ledgerWords(database.db)).toContain(`lesson.1 ${ANA} submitted`)
    expect(await acts(1)).toEqual(['letter-sent-again'])
  })

  it('does for one course what its reader could, and offers to undo it', async () => {
    const page = '/o/people/1'
    const paused = await camille.submit(`${page}/courses/1/pause`, { 'until-1': '2027-03-03' }, page)
    expect(paused.text).toContain('paused until Wednesday 3 March 2027')
    expect(paused.text).toContain(`action="${page}/courses/1/resume"`)
    await camille.submit(`${page}/courses/1/resume`, {}, page)
    await camille.submit(`${page}/courses/1/hours`, { 'at-1': '18:00', 'zone-1': 'Europe/Paris' }, page)
    await camille.submit(`${page}/courses/1/leave`, {}, page)
    expect(await findReader(database.db, 1)).toMatchObject({ state: 'unsubscribed', track: { at: '18:00' } })
    await camille.submit(`${page}/courses/1/back`, { 'basis-1': 'she rang' }, page)
    expect((await findReader(database.db, 1))?.state).toBe('active')
    expect(await acts(1)).toEqual([
      ...['person-back', 'person-unenrolled', 'person-hours-changed', 'person-resumed', 'person-paused'],
    ])
  })

  it('shows beside its field why something was refused, with what was typed', async () => {
    const page = '/o/people/1'
    const { status, text } = await camille.post(`${page}/courses/1/pause`, { 'until-1': '2020-01-01' }, page)
    expect(status).toBe(422)
    expect(text).toContain('The last day of a pause is from today to a year ahead.')
    expect(text).toContain('value="2020-01-01"')
  })

  it('does nothing about a course of somebody else', async () => {
    const path = '/o/people/1/courses/2/leave'
    const form = hiddenFields(String(pages.parts.guard.field(path, holderOf(1))))
    expect((await camille.post(path, form, null)).status).toBe(404)
    expect((await findReader(database.db, 2))?.state).toBe('active')
  })

  it('moves somebody to another cohort, on a basis that is asked for', async () => {
    await scheduleCohort(database.db, { edition, slug: 'avril', dayOne: '2027-04-05' }, course.clock.now())
    expect(words((await camille.get('/o/people/1')).text)).toMatch(/\(day one on Monday 5 April 2027\)/)
    const form = { 'to-1': 'avril', 'basis-1': 'she rang' }
    await camille.submit('/o/people/1/courses/1/move', form, '/o/people/1')
    expect(await findReader(database.db, 3)).toMatchObject({ cohort: 'avril', state: 'active' })
  })

  it('leads to what another cohort would bring to somebody who goes on there after the last lesson', async () => {
    await scheduleCohort(database.db, { edition, slug: 'avril', dayOne: '2027-04-05' }, course.clock.now())
    const path = '/o/cohorts/mars/people/move?who=1'
    expect((await camille.get('/o/people/1')).text).toContain(`href="${path}"`)
    const plan = words((await camille.get(`${path}&to=avril`)).text)
    expect(plan).toMatch(/One person – Paris, 7:30 Lesson 1 Lesson 2, 6 Apr 2027/)
  })
})

describe('an address', () => {
  it('that bounced is corrected with why, and what bounced can be sent again', async () => {
    const at = '/o/people/2/address'
    expect((await camille.get(at)).text).toContain('Letters to this address bounce')
    const without = await camille.post(at, { address: 'bob@example.org', why: '' })
    expect([without.status, without.text.includes('Say how you know')]).toEqual([422, true])
    const { text } = await camille.submit(at, { address: 'bob@example.org', why: 'a slip' })
    expect(text).toContain('The address is bob@example.org now')
    expect(text).toContain('/o/people/2/resend?delivery=2')
    expect((await findPerson(database.db, 2))?.address).toBe('bob@example.org')
  })

  it('that works is asked about at the new one, and stays until that answers', async () => {
    const at = '/o/people/1/address'
    expect((await camille.get(at)).text).toContain('changing it is for the person')
    const { text } = await camille.submit(at, { address: 'ana@example.net' })
    expect(text).toContain('A letter leaves for ana@example.net')
    expect((await findPerson(database.db, 1))?.address).toBe(ANA)
  })
})

describe('a first name', () => {
  const at = '/o/people/1/name'
  const named = async () => (await findPerson(database.db, 1))?.firstName

  it('is corrected, and put back at once by the button that says what was done', async () => {
    const { text } = await camille.submit(at, { firstName: ' Annà ' })
    expect(await named()).toBe('Annà')
    expect(words(text)).toMatch(/Letters greet this person by the new name.*Camille.*– → Annà/)
    const undo = text.split('<form').find((form) => form.includes(`action="${at}"`)) ?? ''
    await camille.post(at, hiddenFields(undo), null)
    expect(await named()).toBeNull()
    expect(await acts(1)).toEqual(['person-renamed', 'person-renamed'])
  })

  it('that is none comes back with why, and is only for those who may change people', async () => {
    const wrong = await camille.post(at, { firstName: 'www.example.org' })
    expect([wrong.status, wrong.text.includes('value="www.example.org"')]).toEqual([422, true])
    const observer = await pages.as('observer')
    expect((await observer.get(at)).status).toBe(403)
    expect(await acts(1)).toEqual([])
  })

  it('leaves the journal when its person is erased', async () => {
    await camille.submit(at, { firstName: 'Annà' })
    await camille.submit('/o/people/1/erase', {})
    expect((await entriesAbout(database.db, 1)).map(({ personal }) => personal)).toEqual([null, null])
  })
})

describe('a person who is added or goes', () => {
  it('is enrolled by hand, with the basis that is kept', async () => {
    const at = '/o/cohorts/mars/people/new'
    const wrong = await camille.post(at, { address: 'zoe', firstName: 'Zoé', basis: '' })
    expect([wrong.status, wrong.text.includes('value="Zoé"')]).toEqual([422, true])
    const added = await camille.submit(at, {
      address: 'zoe@example.org',
      firstName: 'Zoé',
      basis: 'on paper',
    })
    expect(added.text).toContain('this person is enrolled in')
    expect(added.text).toContain('on paper')
    expect(await acts(3)).toEqual(['person-enrolled'])
  })

  it('takes their data along as a file, and is erased after what goes was said', async () => {
    const file = await camille.post('/o/people/1/export', {}, '/o/people/1')
    expect(JSON.parse(file.text)).toMatchObject({ subscriber: { address: ANA } })
    const at = '/o/people/1/erase'
    expect((await camille.get(at)).text).toContain('One course ends.')
    await camille.submit(at, {})
    expect((await camille.get('/o/people/1')).text).toContain('Erased person')
    expect(await acts(1)).toEqual(['person-erased', 'person-exported'])
  })
})

describe('an observer', () => {
  it('sees people and is shown no button that changes anything', async () => {
    const observer = await pages.as('observer', { mayExport: false })
    const forms = async (path: string) =>
      (await observer.get(path)).text.match(/<form method="post" action="[^"]+"/g)
    expect(await forms('/o/people/1')).toEqual(['<form method="post" action="/o/sign-out"'])
    expect((await observer.get('/o/people/1')).text).not.toMatch(/\/(resend|address|erase)/)
    expect((await observer.get('/o/cohorts/mars/people')).text).not.toContain('/people/new')
  })
})
