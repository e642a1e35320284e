import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pauseCohort } from '../../../src/actions/cohorts/pause-cohort.ts'
import { beginDraft } from '../../../src/actions/cohorts/save-draft.ts'
import { scheduleCohort } from '../../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { correctAddress } from '../../../src/actions/people/correct-address.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Outcome } from '../../../src/domain/delivery.ts'
import { pauseDomain } from '../../../src/store/domain-pauses.ts'
import { findPause } from '../../../src/store/pauses.ts'
import { noteRelayFault } from '../../../src/store/relay-faults.ts'
import { takeWorkerSlot } from '../../../src/store/worker-slot.ts'
import { newDraft } from '../../../src/web/organiser/cohorts/new-draft.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { IMPORTED } from '../../support/imported.ts'
import { journalLines } from '../../support/journal.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'
import { troubledCohort } from '../../support/troubled-cohort.ts'

let database: TestDatabase
let stage: Awaited<ReturnType<typeof troubledCohort>>
let ana: Browser
let pages: ReturnType<typeof organiserPages>
/** What the relay answers to a mail to an organiser. */
let answer: Outcome

const look = async (browser = ana) => words((await browser.get('/o')).text)
const by = { name: 'Luc' }

beforeEach(async () => {
  answer = { kind: 'submitted', reply: '250 ok' }
  database = await testDatabase()
  stage = await troubledCohort(database.db)
  pages = organiserPages({ db: database.db, clock: stage.clock }, { post: async () => answer })
  ana = await pages.as('organiser')
})
afterEach(() => database.close())

describe('Today', () => {
  it('says what leaves next, in how long, for how many and in which zone, and what left, adding up', async () => {
    await stage.end('submitted', { from: 1, to: 96 })
    await stage.end('bounced', { from: 97, to: 98 })
    const page = await look()
    expect(page).toMatch(/next time zone: Paris .*Day 2 – Leçon 2 Essai in 22 h Tuesday 2 March, 7:30 100 /)
    expect(page).toMatch(
      /Left recently time zone: Paris .*Day 1 – Leçon 1 Essai Monday 1 March, 7:30 100 = 96 submitted \+ 2 waiting \+ 2 bounced/,
    )
    expect(page).toContain('2 letters bounced in 24 hours')
    const { text } = await ana.get('/o/decisions/bounces?cohort=mars')
    expect(text).toContain('reader-97@example.org')
    expect(text).toMatch(/href="\/o\/people\/97"/)
  })

  it('says how many complained in a week, and leads to their addresses', async () => {
    const complained = (enrolment: number, at: string, acted = true) =>
      sql`
        insert into feuilleton.returned_mail (enrolment_id, kind, acted, mail_hash, returned_at)
        values (${enrolment}, 'complaint', ${acted}, ${Buffer.from(at)}, ${at}::timestamptz)`.execute(
        database.db,
      )
    expect(await look()).not.toContain('complaint')
    const day = (ago: number) => new Date(stage.clock.now().getTime() - ago * 86_400_000).toISOString()
    await complained(1, day(8))
    await complained(2, day(1), false)
    expect(await look()).not.toContain('complaint')
    await complained(1, day(6))
    await complained(1, day(2))
    await complained(3, day(1))
    expect(await look()).toContain('2 complaints in 7 days')
    expect((await ana.get('/o')).text).toContain('href="/o/decisions/suppressions"')
  })

  it('has a test and a pause beside the lesson of a cohort that leaves next, for who may', async () => {
    const { text } = await ana.get('/o')
    expect(text.match(/href="\/o\/cohorts\/mars\/(letters\/jour-02\/test|pause)"/g)).toHaveLength(2)
    expect(text).not.toContain('letters/jour-03/test')
    const writer = (await (await pages.as('writer')).get('/o')).text
    expect(writer).toContain('letters/jour-02/test')
    expect(writer).not.toContain('/pause"')
    expect((await (await pages.as('observer')).get('/o')).text).not.toContain('jour-02/test')
  })

  it('leads from each number to its people, who are as many', async () => {
    await stage.end('submitted', { from: 1, to: 96 })
    await stage.end('bounced', { from: 97, to: 98 })
    const { text } = await ana.get('/o')
    const numbers = [...text.matchAll(/href="([^"]*\/people\?letter=[^"]*)"[^>]*>(\d+)/g)]
    expect(numbers.map(([, , people]) => people)).toEqual(['100', '100', '100', '96', '2', '2'])
    for (const [, href = '', people] of numbers)
      expect(words((await ana.get(href.replaceAll('&amp;', '&'))).text)).toMatch(
        new RegExp(`\\b${people} people\\b`),
      )
  })

  it('tells a letter of several tracks once, with everybody whom it is for', async () => {
    const { cohort, clock } = stage
    const people = [{ address: 'maya@example.org' as Address, zone: 'Indian/Reunion' }]
    await enrol(database.db, { ...IMPORTED, cohort, programme: courseEdition(3).programme, people }, clock)
    const page = await look()
    expect(page).toMatch(/Leçon 2 Essai in 19 h Tuesday 2 March, 7:30 101 /)
    expect(page.match(/Leçon 2/g)).toHaveLength(1)
    clock.set(new Date('2027-03-02T04:00:00Z'))
    expect(await look()).toMatch(/Leçon 2 Essai in 2 h Tuesday 2 March, 7:30 Paris 100 /)
  })

  it('tells cohorts of one name apart by their first day, as decisions and people do', async () => {
    const { cohort, clock } = stage
    await stage.end('held', { from: 97, to: 98 })
    const edition = courseEdition(3)
    const wanted = { edition, dayOne: '2028-04-03', slug: 'avril' }
    const other = await scheduleCohort(database.db, wanted, clock.now())
    const people = [{ address: 'maya@example.org' as Address }]
    await enrol(database.db, { ...IMPORTED, cohort: other, programme: edition.programme, people }, clock)
    expect(other.name).toBe(cohort.name)
    expect(await look()).toMatch(/Day 2 – Leçon 2 Essai, Mar 1 /)
    expect(await look()).toMatch(/2 letters held: Day 1 – Leçon 1, Essai, Mar 1/)
    expect(words((await ana.get('/o/decisions')).text)).toContain('Essai, Mar 1')
    expect(words((await ana.get('/o/people')).text)).toMatch(
      /maya@example.org Essai, Apr 3, 2028 .*Essai, Mar 1 /,
    )
    expect(words((await ana.get('/o/people/1')).text)).toContain('Essai, Mar 1')
    await sql`update feuilleton.cohorts set day_one = '2027-03-01' where slug = 'avril'`.execute(database.db)
    expect(await look()).toMatch(new RegExp(`Day 2 – Leçon 2 Essai, Mar 1, ${cohort.slug} `))
    expect(words((await ana.get('/o/cohorts')).text)).toMatch(/day one on .* 2027, avril /)
    await sql`update feuilleton.cohorts set name = 'Avril' where slug = 'avril'`.execute(database.db)
    expect(await look()).not.toContain('Essai, Mar')
  })

  it('counts a bounce no more once its address is corrected', async () => {
    await stage.end('bounced', { from: 97, to: 98 })
    expect(await look()).toContain('2 letters bounced in 24 hours')
    const wanted = { subscriberId: 97, to: 'luc@example.org' as Address, why: 'by phone', by }
    await correctAddress(database.db, { ...wanted, keys: IMPORTED.keys }, stage.clock)
    expect(await look()).toContain('1 letter bounced in 24 hours')
    const [, href = ''] = /href="([^"]*)">See the bounced/.exec((await ana.get('/o')).text) ?? []
    const list = async (path: string) => (await ana.get(path)).text.match(/href="\/o\/people\/\d+"/g)
    expect([await list(href), await list('/o/decisions/bounces')].map((all) => all?.length)).toEqual([1, 2])
  })

  it('tells of a draft with people whose day one is near, and of none that has time', async () => {
    const edition = courseEdition(3)
    const draft = newDraft(edition.programme, stage.clock.now())
    const begin = (name: string, dayOne: string) =>
      beginDraft(database.db, { edition, draft: { ...draft, name, dayOne }, by }, stage.clock.now())
    const cohorts = [await begin('Mars bis', '2027-03-08'), await begin('Avril', '2027-04-05')]
    await begin('Vide', '2027-03-08')
    const people = [{ address: 'maya@example.org' as Address }]
    for (const cohort of cohorts)
      await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, stage.clock)
    const page = await look()
    expect(page).toMatch(/“Mars bis” is not scheduled yet.*8 March 2027. One person is enrolled/)
    expect(page).not.toMatch(/“(Avril|Vide)” is not scheduled/)
  })

  it('has what needs a decision first, with its action beside it: a pause ends with one button', async () => {
    const { cohort, clock } = stage
    await pauseCohort(database.db, { cohort, reason: 'une erreur', by, now: clock.now() })
    expect(await look()).toMatch(/To decide: 1 .*The letters of Essai are paused .*100 letters are waiting/)
    const list = await ana.get('/o/cohorts/mars/waiting')
    expect((await ana.get('/o')).text).toContain('href="/o/cohorts/mars/waiting">100 letters')
    const next = await ana.get(
      `/o/cohorts/mars/waiting${/href="[^"]*(\?below[^"]*)" rel="next"/.exec(list.text)?.[1]}`,
    )
    const people = [list, next].map(({ text }) => text.match(/href="\/o\/people\/\d+"/g)?.length)
    expect(people).toEqual([50, 50])
    const { text } = await ana.submit('/o/decisions/resume', { cohort: 'mars', domain: '' }, '/o')
    expect(words(text)).toContain('The letters of Essai leave again')
    expect(await findPause(database.db, cohort.id)).toBeUndefined()
    expect((await journalLines(database.db)).at(-1)).toBe('The organiser: cohort-resumed mars {}')
  })

  it('ends the pause of one domain, and shows an observer no button', async () => {
    const now = stage.clock.now()
    const of = { cohortId: stage.cohort.id, domain: 'example.org' }
    await pauseDomain(database.db, { ...of, why: 'policy', reason: '550 no', now, nextTryAt: now })
    expect(await look()).toContain('example.org refuses the letters of Essai')
    expect((await (await pages.as('observer')).get('/o')).text).not.toContain('/o/decisions/resume')
    await ana.submit('/o/decisions/resume', { cohort: 'mars', domain: 'example.org' }, '/o')
    expect(await look()).toContain('Nothing waits for your decision')
  })

  it('says that the relay does not answer, and sends a test to oneself with what came of it', async () => {
    const self = { host: 'machine', pid: 1, now: stage.clock.now(), onError: () => undefined }
    const worker = await takeWorkerSlot(database.url, self)
    await noteRelayFault(database.db, worker.id, { reason: 'connect ECONNREFUSED', since: stage.clock.now() })
    expect(await look()).toMatch(/No letter reaches the relay .*connect ECONNREFUSED/)
    answer = { kind: 'deferred', reply: 'connect ECONNREFUSED', cause: 'passing' }
    const test = async () => words((await ana.submit('/o/today/test', {}, '/o')).text)
    expect(await test()).toContain('The test did not leave: connect ECONNREFUSED')
    answer = { kind: 'submitted', reply: '250 ok' }
    expect(await test()).toContain('The relay took a test for the-organiser@example.org')
    await worker.leave()
    expect(await look()).not.toContain('ECONNREFUSED')
  })
})

describe('a new installation', () => {
  it('shows one next step with its button until a letter has left', async () => {
    expect(await look()).not.toContain('Next step')
    await database.close()
    database = await testDatabase()
    pages = organiserPages({ db: database.db, clock: stage.clock }, { post: async () => answer })
    ana = await pages.as('owner')
    expect(await look()).toMatch(/Next step Check that mail leaves Send me a test/)
    await ana.submit('/o/today/test', {}, '/o')
    expect((await ana.get('/o')).text).toMatch(
      /aria-current="step">Choose a programme[\s\S]*?href="\/o\/cohorts\/new"/,
    )
  })
})
