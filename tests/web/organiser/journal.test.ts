import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeEvent } from '../../../src/actions/events/change-event.ts'
import { writeEntry } from '../../../src/store/journal.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type EventCourse, openEventCourse } from '../../support/event-course.ts'
import { words } from '../../support/event-stage.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

let database: TestDatabase
let course: EventCourse
let browser: Browser

beforeEach(async () => {
  database = await testDatabase()
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people: ['ana@example.org'] })
  browser = await organiserPages({ db: database.db, clock: course.clock }).as('observer', { name: 'Luc' })
  const request = { by: { name: 'Ana' }, cohort: 'mars', event: 'webinaire', cancel: true } as const
  await changeEvent(database.db, request, course.clock)
  await writeEntry(database.db, {
    ...{ by: { name: 'Marc' }, at: course.clock.now(), subscriberId: 1 },
    deed: { act: 'organiser-removed', organiser: 'Zoé' },
    personal: { before: 'ana@exmaple.org' },
  })
})

afterEach(async () => {
  course.close()
  await database.close()
})

const look = async (path: string) => words((await browser.get(path)).text)

describe('the page of the journal', () => {
  it('leads to no page of a draft that was given up', async () => {
    expect((await browser.get('/o/journal')).text).toContain('/o/cohorts/mars')
    await sql`update feuilleton.cohorts set state = 'dropped'`.execute(database.db)
    const { text } = await browser.get('/o/journal')
    expect(words(text)).toMatch(/cancelled “Le webinaire” Essai/)
    expect(text).not.toContain('/o/cohorts/mars')
  })

  it('says who did what, when in which zone, and on what', async () => {
    const { text } = await browser.get('/o/journal')
    expect(words(text)).toContain('Times (time zone: Paris)')
    expect(words(text)).toMatch(/20 Feb 2027, 11:00 Ana cancelled “Le webinaire” Essai/)
    expect(words(text)).toMatch(/Marc removed Zoé Before: ana@exmaple.org The person/)
    expect(text).toContain('href="/o/people/1"')
  })

  it('calls a letter by its title, also where it is exported', async () => {
    const [{ id: cohortId }] = (
      await sql<{ id: number }>`select id from feuilleton.cohorts`.execute(database.db)
    ).rows as [{ id: number }]
    const entry = { by: { name: 'Ana' }, at: course.clock.now(), cohortId, subscriberId: 1 }
    const of = { cohort: 'mars', people: 2 }
    for (const deed of [
      { act: 'letter-tested', cohort: 'mars', letter: 'webinaire.rappel', addresses: 1 },
      { act: 'letter-resent', ...of, letter: 'jour-02' },
      { act: 'resend-called-back', ...of, letter: 'jour-02' },
      { act: 'letter-sent-again', letter: 'jour-02' },
    ] as const)
      await writeEntry(database.db, { ...entry, deed })
    const shown = await browser.get('/o/journal?about=letters')
    const person = await browser.get('/o/people/1')
    const file = await browser.get('/o/export/journal.csv?about=letters')
    for (const { text } of [shown, person, file]) {
      expect(words(text)).not.toMatch(/jour-02|webinaire\.rappel/)
      expect(words(text)).toContain('sent the letter “Day 2 – Leçon 2” to a person again')
      expect(words(text)).toContain('sent the letter “Reminder: Le webinaire” of “mars” as a test')
    }
  })

  it.each([
    ['?author=Ana', 'cancelled', 'removed'],
    ['?about=team', 'removed', 'cancelled'],
    ['?cohort=mars', 'cancelled', 'removed'],
    ['?person=ana@example.org', 'removed', 'cancelled'],
    ['?from=2027-02-20&until=2027-02-20&about=events', 'cancelled', 'removed'],
  ])('is filtered by %s', async (query, found, other) => {
    const rows = (await look(`/o/journal${query}`)).split('Times (time zone')[1]
    expect(rows).toContain(found)
    expect(rows).not.toContain(other)
  })

  it('says that nothing was found, and what cannot be read', async () => {
    expect(await look('/o/journal?until=2027-02-19')).toContain('Nothing of the kind in the journal.')
    expect(await look('/o/journal?person=nobody@example.org')).toContain('Nothing of the kind')
    const { status, text } = await browser.get('/o/journal?from=soon&person=ana')
    expect([status, words(text)]).toEqual([
      422,
      expect.stringMatching(/address cannot be read.*date cannot be read/),
    ])
  })
})
