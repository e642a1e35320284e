import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { pauseReader } from '../../src/actions/readers/pause.ts'
import type { Address } from '../../src/domain/address.ts'
import { type PeopleFilter, searchWords } from '../../src/domain/people-filter.ts'
import { peopleWhere } from '../../src/store/people-conditions.ts'
import { countPeople, listPeople } from '../../src/store/people-list.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const PEOPLE: [address: string, firstName: string][] = [
  ['zoe.martin@asso-bleue.fr', 'Zoé'],
  ['marc_dupont@gmail.com', 'Marc'],
  ['h.leroy@orange.fr', 'Hélène'],
  ['100%@exemple.org', 'Ana'],
]
const edition = courseEdition(3)

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeAll(async () => {
  sink = await startSink((verb, to) =>
    verb === 'rcpt' && to.startsWith('marc') ? '550 5.1.1 no such user' : undefined,
  )
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
    people: [],
    slug: 'mars',
  })
  const people = PEOPLE.map(([address, firstName]) => ({ address: address as Address, firstName }))
  await enrol(
    database.db,
    { ...IMPORTED, cohort: course.cohort, programme: edition.programme, people },
    course.clock,
  )
})

afterEach(async () => {
  course.close()
  await database.close()
})

/** The first names of those who are found, the newest first. */
async function found(filter: Partial<PeopleFilter> & { before?: number; most?: number }): Promise<string> {
  const rows = await listPeople(database.db, { words: [], most: 10, ...filter })
  return rows.map(({ firstName }) => firstName).join(' ')
}
const search = (typed: string) => found({ words: searchWords(typed) })

describe('a search', () => {
  it('finds by the beginning of an address, a last name, a domain or a name, accents and capitals or not', async () => {
    expect(await search('zoe.m')).toBe('Zoé')
    expect(await search('MARTIN')).toBe('Zoé')
    expect(await search('dupont@g')).toBe('Marc')
    expect(await search('orange')).toBe('Hélène')
    expect(await search('@gmail.com')).toBe('Marc')
    expect(await search('helene')).toBe('Hélène')
    expect(await search('Hélè leroy')).toBe('Hélène')
  })

  it('finds nobody by what one word alone begins, nor by a wildcard', async () => {
    expect(await search('zoe dupont')).toBe('')
    expect(await search('%')).toBe('')
    expect(await search('artin')).toBe('')
    expect(await search('100%')).toBe('Ana')
  })
})

describe('a list of people', () => {
  it('goes on after the last one, whatever was added meanwhile', async () => {
    expect(await found({ most: 2 })).toBe('Ana Hélène')
    expect(await found({ most: 2, before: 3 })).toBe('Marc Zoé')
  })

  it('is narrowed to how people stand, and to those who have not begun', async () => {
    await unsubscribe(database.db, 1, course.clock)
    await pauseReader(database.db, { enrolmentId: 2, until: undefined }, course.clock)
    expect(await found({ standing: 'left' })).toBe('Zoé')
    expect(await found({ standing: 'paused' })).toBe('Marc')
    expect(await found({ standing: 'active' })).toBe('Ana Hélène')
    expect(await found({ standing: 'not-begun' })).toBe('Ana Hélène Marc')
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.run()
    expect(await found({ standing: 'not-begun' })).toBe('')
  })

  it('is narrowed to how a letter ended for them, and all of these add up', async () => {
    await unsubscribe(database.db, 1, course.clock)
    await pauseReader(database.db, { enrolmentId: 3, until: undefined }, course.clock)
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.run()
    const letter = 'jour-01'
    expect(await found({ letter, outcome: 'submitted' })).toBe('Ana')
    expect(await found({ letter, outcome: 'paused' })).toBe('Hélène')
    expect(await found({ letter, outcome: 'bounced' })).toBe('Marc')
    expect(await found({ outcome: 'bounced' })).toBe('Marc')
    expect(await found({ letter, outcome: 'missing' })).toBe('')
    expect(await found({ letter })).toBe('Ana Hélène Marc')
    expect(await countPeople(database.db, { words: [], letter, outcome: 'bounced' }, 100)).toBe(1)
  })

  it('of a letter to come has those who wait for it, or have paused', async () => {
    await pauseReader(database.db, { enrolmentId: 3, until: undefined }, course.clock)
    expect(await found({ letter: 'jour-02', outcome: 'waiting' })).toBe('Ana Marc Zoé')
    expect(await found({ letter: 'jour-02', outcome: 'paused' })).toBe('Hélène')
  })

  it('finds people by the indexes that are there for it', async () => {
    const plan = sql<object>`explain select e.id from ${peopleWhere({ words: ['zoe'] })}`
    const rows = await database.db.transaction().execute(async (tx) => {
      await sql`
        insert into feuilleton.subscribers (address, address_key, first_name, created_at)
        select one, one, 'Ana', now() from (select n || '@exemple.org' as one from generate_series(1, 5000) n) as others`.execute(
        tx,
      )
      await sql`analyze feuilleton.subscribers`.execute(tx)
      return (await plan.execute(tx)).rows
    })
    for (const index of ['address_key_key', 'by_last_name', 'by_domain', 'by_first_name'])
      expect(JSON.stringify(rows)).toContain(`subscribers_${index}`)
  })

  it('is of one cohort, or of all', async () => {
    const avril = await scheduleCohort(
      database.db,
      { edition, slug: 'avril', dayOne: '2027-04-05' },
      course.clock.now(),
    )
    const people = [{ address: 'zoe.martin@asso-bleue.fr' as Address }]
    await enrol(
      database.db,
      { ...IMPORTED, cohort: avril, programme: edition.programme, people },
      course.clock,
    )
    expect(await found({ cohortId: avril.id })).toBe('Zoé')
    expect(await search('zoe')).toBe('Zoé Zoé')
  })
})
