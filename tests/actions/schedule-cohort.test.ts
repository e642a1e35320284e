import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
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
    await expect(other).rejects.toMatchObject({ refusal: { refused: 'cohort-exists', cohort: 'mars' } })
    expect(await listCohorts(database.db)).toMatchObject([{ slug: 'mars', planned: 3 }])
  })

  it.each([
    ['capitals', { slug: 'Mars' }, { refused: 'slug-unusable', cohort: 'Mars', why: 'letters' }],
    ['an accent', { slug: 'été' }, { refused: 'slug-unusable', cohort: 'été', why: 'letters' }],
    ['a space', { slug: 'mars 2027' }, { refused: 'slug-unusable', cohort: 'mars 2027', why: 'letters' }],
    ['nothing', { slug: '' }, { refused: 'slug-unusable', cohort: '', why: 'letters' }],
    ['more than 100 characters', { slug: 'a'.repeat(101) }, { refused: 'slug-unusable', why: 'length' }],
    ['a line break in its name', { name: 'Mars\nBcc: x@example.org' }, { refused: 'name-of-lines' }],
  ])('is refused when %s would spoil the List-Id of all its letters', async (_, wrong, refusal) => {
    const scheduled = scheduleCohort(database.db, { edition, dayOne, ...wrong }, NOW)
    await expect(scheduled).rejects.toMatchObject({ refusal })
    expect(await listCohorts(database.db)).toEqual([])
  })
})
