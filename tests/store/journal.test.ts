import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { writeEntry } from '../../src/store/journal.ts'
import { type JournalFilter, journalAuthors, listJournal } from '../../src/store/journal-list.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

let database: TestDatabase
let cohortId: number

const day = (number: number) => new Date(`2027-03-0${number}T10:00:00Z`)

beforeEach(async () => {
  database = await testDatabase()
  const { db } = database
  const cohort = await scheduleCohort(
    db,
    { edition: courseEdition(2), dayOne: '2027-03-10', slug: 'mars' },
    day(1),
  )
  cohortId = cohort.id
  const cancelled = { act: 'event-cancelled', event: 'Webinaire', told: 3 } as const
  await writeEntry(db, { by: { name: 'Ana' }, at: day(1), deed: { act: 'signed-out-everywhere' } })
  await writeEntry(db, { by: { name: 'Bob' }, at: day(2), cohortId, deed: cancelled })
  await writeEntry(db, {
    by: { name: 'Ana' },
    at: day(2),
    deed: { act: 'organiser-removed', organiser: 'Cleo' },
  })
})

afterEach(() => database.close())

const acts = async (filter: JournalFilter) =>
  (await listJournal(database.db, { filter, most: 10 })).map(({ author, deed }) => `${author} ${deed.act}`)

describe('the journal', () => {
  it('is read from the newest entry on, and a page goes on where the one before it ended', async () => {
    const [first, second] = await listJournal(database.db, { filter: {}, most: 2 })
    const rest = await listJournal(database.db, { filter: {}, below: second, most: 10 })
    expect([first, second, ...rest].map((entry) => entry?.deed.act)).toEqual([
      'organiser-removed',
      'event-cancelled',
      'signed-out-everywhere',
    ])
    expect(second).toMatchObject({
      cohortSlug: 'mars',
      deed: { act: 'event-cancelled', event: 'Webinaire', told: 3 },
    })
  })

  it.each<[string, JournalFilter, string[]]>([
    ['an author', { author: 'Ana' }, ['Ana organiser-removed', 'Ana signed-out-everywhere']],
    ['what it is about', { about: ['event'] }, ['Bob event-cancelled']],
    ['a cohort', { cohort: 'mars' }, ['Bob event-cancelled']],
    ['a person', { subscriberId: 1 }, []],
    ['a first day', { from: day(2) }, ['Ana organiser-removed', 'Bob event-cancelled']],
    ['a last day', { until: day(2) }, ['Ana signed-out-everywhere']],
  ])('is filtered by %s', async (_, filter, found) => {
    expect(await acts(filter)).toEqual(found)
  })

  it('names everybody who did something once', async () => {
    expect(await journalAuthors(database.db)).toEqual(['Ana', 'Bob'])
  })
})
