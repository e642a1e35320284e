import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { UserError } from '../../src/domain/user-error.ts'
import { findCohort, listCohorts } from '../../src/store/cohorts.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const NOW = new Date('2027-02-20T10:00:00Z')
const edition = courseEdition(3)
const dayOne = '2027-03-01'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

describe('a cohort that is scheduled', () => {
  it('is named after the programme and its day one, and keeps what the programme says', async () => {
    const cohort = await scheduleCohort(database.db, { edition, dayOne }, NOW)
    expect(cohort).toMatchObject({
      slug: 'essai-2027-03-01',
      name: 'Essai',
      zone: 'Europe/Paris',
      at: '07:30',
    })
    expect(await findCohort(database.db, cohort.slug)).toEqual(cohort)
    expect((await listCohorts(database.db))[0]).toMatchObject({ planned: 3, enrolments: 0 })
  })

  it('may have a slug, a name, a zone and an hour of its own', async () => {
    const own = { slug: 'printemps_2027', name: 'Printemps', zone: 'Asia/Kolkata', at: '06:00' }
    expect(await scheduleCohort(database.db, { edition, dayOne, ...own }, NOW)).toMatchObject(own)
  })

  it('is refused, whole, when its slug is taken', async () => {
    await scheduleCohort(database.db, { edition, dayOne, slug: 'mars' }, NOW)
    const other = scheduleCohort(database.db, { edition: courseEdition(2), dayOne, slug: 'mars' }, NOW)
    await expect(other).rejects.toThrow(UserError)
    expect(await listCohorts(database.db)).toMatchObject([{ slug: 'mars', planned: 3 }])
  })

  it.each([
    ['capitals', { slug: 'Mars' }],
    ['an accent', { slug: 'été' }],
    ['a space', { slug: 'mars 2027' }],
    ['nothing', { slug: '' }],
    ['more than 100 characters', { slug: 'a'.repeat(101) }],
    ['a line break in its name', { name: 'Mars\nBcc: x@example.org' }],
  ])('is refused when %s would spoil the List-Id of all its letters', async (_, wrong) => {
    await expect(scheduleCohort(database.db, { edition, dayOne, ...wrong }, NOW)).rejects.toThrow(UserError)
    expect(await listCohorts(database.db)).toEqual([])
  })
})
